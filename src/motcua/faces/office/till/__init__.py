"""Money at the counter: pages of the office."""

"""Papers changing hands: pages of the office."""

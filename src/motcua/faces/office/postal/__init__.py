"""The post counter: pages of the office."""

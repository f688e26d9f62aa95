"""The transfer scheme: pages of the office."""

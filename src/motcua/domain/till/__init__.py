"""Money at the counter: every dong in one place, every receipt in its series."""

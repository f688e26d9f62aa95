"""The desk for people: mandates, a lost phone, identity checks."""

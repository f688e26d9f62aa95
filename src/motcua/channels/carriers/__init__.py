"""Carriers outside: what they are asked, and what they report."""

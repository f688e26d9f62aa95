"""Derives the shipped tables from MIT packages (dev-only) and corrections; run as a module."""

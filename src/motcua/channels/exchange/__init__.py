"""Keeps a national portal in step with the register."""

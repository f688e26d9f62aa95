"""Loads the dated law and answers which rules were in force on a date."""

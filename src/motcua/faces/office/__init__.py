"""The clerks' and officials' pages."""

"""Pages to pay."""

"""Parse and show; no rule is decided here."""

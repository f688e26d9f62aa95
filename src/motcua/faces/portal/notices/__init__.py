"""Pages of notices: the inbox and the choice of way."""

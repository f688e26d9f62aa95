"""Pages about oneself: sign-in, helpers, organisations, my data."""

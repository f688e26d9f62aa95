"""The room of notices: templates, and what did not arrive."""

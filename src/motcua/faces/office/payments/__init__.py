"""The room where online money is reconciled."""

"""The room where officials edit electronic forms."""

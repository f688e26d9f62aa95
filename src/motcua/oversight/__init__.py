"""Looks at what happened; owns no rule of a dossier."""

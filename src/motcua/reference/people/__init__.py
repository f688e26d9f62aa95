"""Users, employers, roles, permissions and citizen identities."""

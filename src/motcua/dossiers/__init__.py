"""The register of dossiers: events, current state, commands, queries and printed forms."""

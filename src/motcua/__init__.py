"""One door to public services: dossiers, counters, the post, and the explained legal clock."""

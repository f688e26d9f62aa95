"""The room of electronic results: sign, revoke, certify copies."""

"""The room where online filings are answered."""

"""Pages of results and papers: my documents, checking a result."""

"""Reports and figures of the service."""

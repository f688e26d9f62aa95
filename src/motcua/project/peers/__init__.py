"""Training stand-ins for what a province is connected with: real processes that speak the wire."""

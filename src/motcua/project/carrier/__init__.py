"""A training carrier: a process of its own that carries synthetic parcels; never for real work."""

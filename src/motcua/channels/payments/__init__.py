"""Money that comes without a counter: orders, gateways, bank statements, reconciliation."""

"""One dossier: its commands, events, state and refusals (decree 61/2018 and its successors)."""

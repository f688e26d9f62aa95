"""Shifts, the drawer, receipts, remittance and settlement."""

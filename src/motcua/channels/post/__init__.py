"""Consignments from the applicant to the agency and back."""

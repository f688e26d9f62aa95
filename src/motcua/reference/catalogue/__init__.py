"""Procedures: versions, cases, papers, fees and step tables."""

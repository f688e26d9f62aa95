"""The training province: synthetic people and a synthetic year, made from a seed."""

"""Small shared values: refusals, actors, money, local time, codes, clean text."""

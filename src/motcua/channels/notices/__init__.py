"""Messages to people: what is said, which way it goes, whether it came."""

"""Working-day and working-hour arithmetic with its explanation (Civil Code 2015 art. 145-148)."""

"""What is true on a date, whoever asks."""

"""Pages to file online: form, papers, sending, correcting."""

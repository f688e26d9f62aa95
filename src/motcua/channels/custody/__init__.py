"""Who holds which paper: the store of scans, packets, minutes and cases."""

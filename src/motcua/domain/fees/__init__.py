"""Fee lines, exemptions and totals in whole dong (Law 97/2015/QH13)."""

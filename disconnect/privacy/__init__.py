"""What keeps people from being singled out: pseudonyms, grouping, thresholds. Knows nothing of mail."""

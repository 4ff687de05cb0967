"""The privacy officer's desk: requests about data, incidents, and the log of who read what."""

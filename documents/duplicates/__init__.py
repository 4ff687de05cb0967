"""Two notices of one document: found, and made into one."""

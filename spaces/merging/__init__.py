"""Two spaces made one."""

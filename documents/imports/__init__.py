"""References that come in as notices, looked at first or not."""

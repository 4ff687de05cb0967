"""The organisations of the directory: what they offer, whom they serve, and who reads which field."""

"""What a space is, changed by its moderators."""

"""What those who are registered write before an event."""

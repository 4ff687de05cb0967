"""What those who are registered are told by mail: once each, and nothing once it is over."""

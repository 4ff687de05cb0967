"""What is read before it appears, reported, set aside or removed, and the care of who does it."""

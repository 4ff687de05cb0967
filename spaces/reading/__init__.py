"""What each keeps of what she read, and how she chooses what to read."""

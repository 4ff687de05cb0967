"""What an event leaves behind: to see, to hear and to read again."""

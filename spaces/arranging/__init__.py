"""What moderators do with a topic: close, pin, merge, move. Each deed is one transaction."""

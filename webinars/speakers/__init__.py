"""Who speaks: what is held about a member who does."""

"""Where apps that do not know each other meet."""

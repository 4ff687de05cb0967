"""The pages of who deposits."""

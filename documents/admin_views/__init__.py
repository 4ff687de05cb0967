"""What the documentation centre shows in the Wagtail admin."""

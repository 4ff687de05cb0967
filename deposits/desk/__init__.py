"""The team's screens on deposits, in the Wagtail admin."""

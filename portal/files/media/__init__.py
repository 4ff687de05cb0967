"""Recordings as they enter: known by what they hold, and left without what they tell about people."""

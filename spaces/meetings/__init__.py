"""Meetings of a space: when, where, who comes."""

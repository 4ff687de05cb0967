"""Texts that several write together."""

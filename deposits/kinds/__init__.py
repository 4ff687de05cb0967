"""Kinds of deposits whose things stand below this app."""

"""Dated news of a space."""

"""Certificates of participation."""

"""Addresses of webinars and meetings that are no pages."""

urlpatterns: list = []

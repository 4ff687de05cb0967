"""The spaces of somebody, on « Mon compte »."""

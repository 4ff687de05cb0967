"""The words of the index in each database: a few SQL statements apart, one interface."""

from django.db import connection

from portal.search.engines.fields import FIELDS, NEAR
from portal.search.engines.postgresql import PostgreSQLEngine
from portal.search.engines.sqlite import SQLiteEngine

__all__ = ["FIELDS", "NEAR", "engine", "engine_of"]


def engine_of(connected):
    """Return the engine of a database connection."""
    return PostgreSQLEngine() if connected.vendor == "postgresql" else SQLiteEngine()


def engine():
    """Return the engine of the database in use."""
    return engine_of(connection)

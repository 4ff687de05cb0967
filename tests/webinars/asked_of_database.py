"""The values that are asked of the database: PostgreSQL refuses some that SQLite takes."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def values_asked():
    """Collect the texts that go to the database as values."""
    texts = []

    def collect(execute, sql, params, many, context):
        texts.extend(value for value in params or () if isinstance(value, str))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(collect):
        yield texts

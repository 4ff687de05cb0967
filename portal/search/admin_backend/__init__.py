"""Wagtail's own search, for the admin, without what scans or breaks at 100,000 pages.

Two faults of modelsearch 1.3's database backends are cured here. Each save recomputes the
length of all titles (a second of CPU at 100,000 pages). On SQLite the order by relevance
runs the search again for each hit, and a quotation mark is a fault: lists keep their own
order instead, and any character is taken.
"""

from django.db import connection


def SearchBackend(params):
    """Return the backend of the database in use, under the name that Wagtail looks for."""
    # Each of modelsearch's modules loads on its own database only.
    if connection.vendor == "postgresql":
        from portal.search.admin_backend.postgresql import AdminPostgreSQLBackend

        return AdminPostgreSQLBackend(params)
    from portal.search.admin_backend.sqlite import AdminSQLiteBackend

    return AdminSQLiteBackend(params)

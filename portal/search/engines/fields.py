"""What both engines hold: fields of plain words, each in two streams.

`x` streams hold exact forms, `s` streams stems; streams are kept apart so that a phrase
is words that follow each other. Passages of long texts are rows of their own, whose key is
their text's times `PLACES_A_TEXT`, plus their place.
"""

from django.db import connection

FIELDS = ("title", "people", "subjects", "summary", "text")
NEAR = ("title", "people", "subjects")
FILE = "file"  # the words of a file: a set, so that no phrase is looked for in it
PLACES_A_TEXT = 100_000
EXACT = [f"{field}_x" for field in FIELDS]
STEMS = [f"{field}_s" for field in FIELDS]
RANKED = [name for name in EXACT if name != "text_x"]  # a whole text is too long to be read at each search


def rows(sql, values=()):
    """Return the rows that a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def run(*statements):
    """Run statements that give no rows."""
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def run_for_each(sql, values):
    """Run a statement once for each of `values`."""
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)

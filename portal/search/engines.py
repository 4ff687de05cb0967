"""The words of the index in each database: a few SQL statements apart, one interface.

Texts come as fields of plain words. `x` streams hold exact forms, `s` streams stems;
streams are kept apart so that a phrase is words that follow each other.
"""

from django.db import connection

FIELDS = ("title", "people", "subjects", "summary", "text")
NEAR = ("title", "people", "subjects")
EXACT = [f"{field}_x" for field in FIELDS]
STEMS = [f"{field}_s" for field in FIELDS]
LONGEST_LEXEME = 100
LAST_POSITION = 16_383  # of a PostgreSQL tsvector
MOST_POSITIONS = 256
LABELS = {"title": "A", "people": "B", "subjects": "B", "summary": "C", "text": "D"}


def engine():
    """Return the engine of the database in use."""
    return PostgreSQLEngine() if connection.vendor == "postgresql" else SQLiteEngine()


def _rows(sql, values=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _many(sql, rows):
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


class SQLiteEngine:
    """FTS5."""

    table = "search_words"

    def create(self, schema_editor):
        """Make the table of words."""
        columns = ", ".join([*EXACT, *STEMS])
        schema_editor.execute(f"CREATE VIRTUAL TABLE {self.table} USING fts5({columns}, tokenize='ascii')")

    def drop(self, schema_editor):
        """Remove the table of words."""
        schema_editor.execute(f"DROP TABLE IF EXISTS {self.table}")

    def put(self, texts):
        """Write the words of entries: {entry id: {stream: list of words}}."""
        columns = [*EXACT, *STEMS]
        marks = ", ".join(["%s"] * (len(columns) + 1))
        _many(
            f"INSERT OR REPLACE INTO {self.table} (rowid, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608
            [[key, *(" ".join(words[name]) for name in columns)] for key, words in texts.items()],
        )

    def remove(self, keys):
        """Erase the words of entries."""
        _many(f"DELETE FROM {self.table} WHERE rowid = %s", [[key] for key in keys])  # noqa: S608

    def clear(self):
        """Erase all words."""
        _rows(f"DELETE FROM {self.table}")  # noqa: S608

    def optimise(self):
        """Gather the index after a large load, and tell the planner what the tables hold."""
        _rows(f"INSERT INTO {self.table}({self.table}) VALUES ('optimize')")  # noqa: S608
        _rows("ANALYZE")

    def find(self, clauses, fields=FIELDS):
        """Return the ids of the entries that satisfy all clauses, in any order.

        Args:
            clauses: list of `portal.search.query.Clause`.
            fields: where to look.
        """
        exact = "{" + " ".join(f"{name}_x" for name in fields) + "}"
        stems = "{" + " ".join(f"{name}_s" for name in fields) + "}"
        parts = []
        for clause in clauses:
            ways = [f'{exact} : "{" ".join(words)}"' for words in clause.phrases]
            ways += [f'{stems} : "{stem}"' for stem in clause.stems]
            parts.append(f"({' OR '.join(ways)})")
        sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s"  # noqa: S608
        return [row[0] for row in _rows(sql, [" AND ".join(parts)])]

    def words_of(self, keys):
        """Return {entry id: (source, object id, title, people, subjects, summary, text)}, in exact words."""
        marks = ", ".join(["%s"] * len(keys))
        sql = (
            f"SELECT {self.table}.rowid, source, object_id, {', '.join(EXACT)} FROM {self.table} "  # noqa: S608
            f"CROSS JOIN search_searchentry e ON e.id = {self.table}.rowid "
            f"WHERE {self.table}.rowid IN ({marks})"
        )
        return {row[0]: row[1:] for row in _rows(sql, list(keys))}


class PostgreSQLEngine:
    """A tsvector with a GIN index. Lexemes are given as they are: no parser of PostgreSQL sees the text."""

    table = "search_words"

    def create(self, schema_editor):
        """Make the table of words."""
        columns = ", ".join(f"{name} text NOT NULL" for name in EXACT)
        schema_editor.execute(
            f"CREATE TABLE {self.table} (id bigint PRIMARY KEY, {columns}, "
            "exact tsvector NOT NULL, stems tsvector NOT NULL)"
        )
        # A long list of pending entries would slow every search after a load.
        for name in ("exact", "stems"):
            schema_editor.execute(
                f"CREATE INDEX {self.table}_{name} ON {self.table} USING gin ({name}) WITH (fastupdate = off)"
            )

    def drop(self, schema_editor):
        """Remove the table of words."""
        schema_editor.execute(f"DROP TABLE IF EXISTS {self.table}")

    def put(self, texts):
        """Write the words of entries: {entry id: {stream: list of words}}."""
        names = ["id", *EXACT, "exact", "stems"]
        changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in names[1:])
        marks = ", ".join(["%s"] * (len(EXACT) + 1))
        _many(
            f"INSERT INTO {self.table} ({', '.join(names)}) VALUES ({marks}, %s::tsvector, %s::tsvector) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            [
                [
                    key,
                    *(" ".join(words[name]) for name in EXACT),
                    _vector(words, "x"),
                    _vector(words, "s"),
                ]
                for key, words in texts.items()
            ],
        )

    def remove(self, keys):
        """Erase the words of entries."""
        _many(f"DELETE FROM {self.table} WHERE id = %s", [[key] for key in keys])  # noqa: S608

    def clear(self):
        """Erase all words."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.table}")  # noqa: S608

    def optimise(self):
        """Tell the planner what the tables hold."""
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {self.table}")
            cursor.execute("ANALYZE search_searchentry")

    def find(self, clauses, fields=FIELDS):
        """Return the ids of the entries that satisfy all clauses, in any order."""
        labels = "" if fields == FIELDS else "".join(sorted({LABELS[name] for name in fields}))
        conditions, values = [], []
        for clause in clauses:
            exact = [_phrase(words, labels) for words in clause.phrases]
            stems = [_lexeme(stem, labels) for stem in clause.stems]
            conditions.append("(exact @@ %s::tsquery" + (" OR stems @@ %s::tsquery)" if stems else ")"))
            values.append(" | ".join(exact))
            if stems:
                values.append(" | ".join(stems))
        with connection.cursor() as cursor:
            # The planner does not count what reading whole vectors costs, and would read them all.
            cursor.execute("SELECT set_config('enable_seqscan', 'off', false)")
            try:
                sql = f"SELECT id FROM {self.table} WHERE {' AND '.join(conditions)}"  # noqa: S608
                cursor.execute(sql, values)
                return [row[0] for row in cursor.fetchall()]
            finally:
                cursor.execute("SELECT set_config('enable_seqscan', 'on', false)")

    def words_of(self, keys):
        """Return {entry id: (source, object id, title, people, subjects, summary, text)}, in exact words."""
        sql = (
            f"SELECT id, source, object_id, {', '.join(EXACT)} FROM {self.table} "  # noqa: S608
            "JOIN search_searchentry USING (id) WHERE id = ANY(%s)"
        )
        return {row[0]: row[1:] for row in _rows(sql, [list(keys)])}


def _quoted(word):
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _lexeme(word, labels):
    return f"{_quoted(word)}:{labels}" if labels else _quoted(word)


def _phrase(words, labels):
    return "(" + " <-> ".join(_lexeme(word, labels) for word in words) + ")"


def _vector(words, stream):
    """Return the tsvector of a stream, as PostgreSQL writes one.

    Each field starts at a position of its own, so that no phrase runs from one into the next.
    """
    positions, position = {}, 0
    for field in FIELDS:
        for word in words[f"{field}_{stream}"]:
            position += 1
            places = positions.setdefault(word, [])
            if len(places) < MOST_POSITIONS:
                places.append(f"{min(position, LAST_POSITION)}{LABELS[field]}")
        position += 1
    return " ".join(f"{_quoted(word)}:{','.join(places)}" for word, places in positions.items())

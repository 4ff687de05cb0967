"""The words of the index in PostgreSQL: lexemes as they are given, so that its own parser sees no text.

Readers' questions are answered by one GIN index alone: its vectors stand in a table of
their own, narrow because the vectors are stored apart, and what is looked for in the
title or in the near fields stands in the vector once more behind a mark. A label or a
wide table would make PostgreSQL read the whole of what it finds.
"""

from portal.search.engines.fields import EXACT, FIELDS, NEAR, RANKED, rows, run, run_for_each

LAST_POSITION = 16_383  # of a tsvector
MOST_POSITIONS = 256
LABELS = {"title": "A", "people": "B", "subjects": "B", "summary": "C", "text": "D"}
MARKS = {FIELDS: "", ("title",): "t/", NEAR: "n/"}
AS_WRITTEN = "x/"  # stems have no slash


class PostgreSQLEngine:
    """A tsvector with a GIN index."""

    table = "search_words"
    vectors = "search_vectors"

    def create(self, schema_editor):
        """Make the tables of words, and the function that asks them."""
        columns = ", ".join(f"{name} text NOT NULL" for name in EXACT)
        for sql in (
            f"CREATE TABLE {self.table} (id bigint PRIMARY KEY, {columns})",
            f"CREATE TABLE {self.vectors} (id bigint PRIMARY KEY, words tsvector NOT NULL) "
            "WITH (toast_tuple_target = 128)",
            # A long list of pending entries would slow every search after a load.
            f"CREATE INDEX {self.vectors}_words ON {self.vectors} USING gin (words) WITH (fastupdate = off)",
            # The planner does not count what reading whole vectors costs, and would read them all.
            f"CREATE FUNCTION {self.vectors}_with(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE "  # noqa: S608
            f"SET enable_seqscan = off AS 'SELECT id FROM {self.vectors} WHERE words @@ asked'",
        ):
            schema_editor.execute(sql)

    def drop(self, schema_editor):
        """Remove all that `create` made."""
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {self.vectors}_with(tsquery)")
        schema_editor.execute(f"DROP TABLE IF EXISTS {self.table}, {self.vectors}")

    def put(self, texts):
        """Write the words of entries: {entry id: {stream: list of words}}."""
        changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in EXACT)
        marks = ", ".join(["%s"] * (len(EXACT) + 1))
        run_for_each(
            f"INSERT INTO {self.table} (id, {', '.join(EXACT)}) VALUES ({marks}) "  # noqa: S608
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            [[key, *(" ".join(words[name]) for name in EXACT)] for key, words in texts.items()],
        )
        run_for_each(
            f"INSERT INTO {self.vectors} (id, words) VALUES (%s, %s::tsvector) "  # noqa: S608
            "ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words",
            [[key, _vector(words)] for key, words in texts.items()],
        )

    def remove(self, keys):
        """Erase the words of entries."""
        for table in (self.table, self.vectors):
            run_for_each(f"DELETE FROM {table} WHERE id = %s", [[key] for key in keys])  # noqa: S608

    def clear(self):
        """Erase all words."""
        run(f"DELETE FROM {self.table}", f"DELETE FROM {self.vectors}")  # noqa: S608

    def optimise(self):
        """Tell the planner what all tables hold: after a load it would read whole ones."""
        run("ANALYZE")

    def find(self, clauses, fields=FIELDS):
        """Return the ids of the entries that satisfy all clauses, in any order.

        Args:
            clauses: list of `portal.search.query.Clause`.
            fields: where to look, a key of `MARKS`.
        """
        parts = []
        for clause in clauses:
            ways = [_phrase(words, fields) for words in clause.all_phrases]
            ways += [_quoted(MARKS[fields] + stem) for stem in clause.all_stems]
            parts.append(f"({' | '.join(ways)})")
        return [row[0] for row in rows(f"SELECT {self.vectors}_with(%s::tsquery)", [" & ".join(parts)])]

    def words_of(self, keys):
        """Return {entry id: (source, object id, title, people, subjects, summary)}, in exact words."""
        # Both tables are told the keys: the planner would read the whole of the other one.
        sql = (
            f"SELECT w.id, source, object_id, {', '.join(RANKED)} FROM {self.table} w "  # noqa: S608
            "JOIN search_searchentry e ON e.id = w.id WHERE w.id = ANY(%s) AND e.id = ANY(%s)"
        )
        return {row[0]: row[1:] for row in rows(sql, [list(keys)] * 2)}


def _quoted(word):
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _phrase(words, fields):
    if len(words) == 1:
        return _quoted(MARKS[fields] + AS_WRITTEN + words[0])
    labels = "".join(sorted({LABELS[name] for name in fields}))
    return "(" + " <-> ".join(f"{_quoted(AS_WRITTEN + word)}:{labels}" for word in words) + ")"


def _vector(words):
    """Return the tsvector of an entry, as PostgreSQL writes one: stems without positions, words with theirs.

    Each field starts at a position of its own, so that no phrase runs from one into the next.
    """
    positions, position = {}, 0
    for field in FIELDS:
        for word in words[f"{field}_x"]:
            position += 1
            places = positions.setdefault(AS_WRITTEN + word, [])
            if len(places) < MOST_POSITIONS:
                places.append(f"{min(position, LAST_POSITION)}{LABELS[field]}")
        position += 1
    lexemes = [f"{_quoted(word)}:{','.join(places)}" for word, places in positions.items()]
    for fields, mark in MARKS.items():
        found = {stem for field in fields for stem in words[f"{field}_s"]}
        if mark:
            found |= {AS_WRITTEN + word for field in fields for word in words[f"{field}_x"]}
        lexemes += [_quoted(mark + word) for word in sorted(found)]
    return " ".join(lexemes)

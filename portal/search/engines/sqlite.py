"""The words of the index in SQLite: FTS5."""

from portal.search.engines.fields import EXACT, FIELDS, RANKED, STEMS, rows, run, run_for_each


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
        run_for_each(
            f"INSERT OR REPLACE INTO {self.table} (rowid, {', '.join(columns)}) VALUES ({marks})",  # noqa: S608
            [[key, *(" ".join(words[name]) for name in columns)] for key, words in texts.items()],
        )

    def remove(self, keys):
        """Erase the words of entries."""
        run_for_each(f"DELETE FROM {self.table} WHERE rowid = %s", [[key] for key in keys])  # noqa: S608

    def clear(self):
        """Erase all words."""
        run(f"DELETE FROM {self.table}")  # noqa: S608

    def optimise(self):
        """Gather the index after a large load, and tell the planner what the tables hold."""
        run(f"INSERT INTO {self.table}({self.table}) VALUES ('optimize')", "ANALYZE")  # noqa: S608

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
            ways = [f'{exact} : "{" ".join(words)}"' for words in clause.all_phrases]
            ways += [f'{stems} : "{stem}"' for stem in clause.all_stems]
            parts.append(f"({' OR '.join(ways)})")
        sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s"  # noqa: S608
        return [row[0] for row in rows(sql, [" AND ".join(parts)])]

    def words_of(self, keys):
        """Return {entry id: (source, object id, title, people, subjects, summary)}, in exact words."""
        marks = ", ".join(["%s"] * len(keys))
        sql = (
            f"SELECT {self.table}.rowid, source, object_id, {', '.join(RANKED)} FROM {self.table} "  # noqa: S608
            f"CROSS JOIN search_searchentry e ON e.id = {self.table}.rowid "
            f"WHERE {self.table}.rowid IN ({marks})"
        )
        return {row[0]: row[1:] for row in rows(sql, list(keys))}

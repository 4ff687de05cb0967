"""The words of the index in SQLite: FTS5."""

from portal.search.engines.fields import (
    EXACT,
    FIELDS,
    FILE,
    PLACES_A_TEXT,
    RANKED,
    STEMS,
    rows,
    run,
    run_for_each,
)
from portal.search.engines.finding import MOST_HELD, Finding

COLUMNS = [*EXACT, *STEMS, f"{FILE}_x", f"{FILE}_s"]


class SQLiteEngine(Finding):
    """FTS5."""

    table = "search_words"
    passages = "search_passages"

    def create(self, schema_editor):
        """Make the tables of words."""
        for table, columns in ((self.table, ", ".join(COLUMNS)), (self.passages, "x, s")):
            schema_editor.execute(f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, tokenize='ascii')")

    def drop(self, schema_editor):
        """Remove the tables of words."""
        for table in (self.table, self.passages):
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}")

    def put(self, texts):
        """Write the words of entries: {entry id: {stream: list of words}}."""
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        run_for_each(
            f"INSERT OR REPLACE INTO {self.table} (rowid, {', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608
            [[key, *(" ".join(words[name]) for name in COLUMNS)] for key, words in texts.items()],
        )

    def put_passages(self, passages):
        """Write passages that are not there yet: [(key, words, stems)], separated by blanks."""
        run_for_each(f"INSERT INTO {self.passages} (rowid, x, s) VALUES (%s, %s, %s)", passages)  # noqa: S608

    def remove_passages(self, text):
        """Erase the passages of a text."""
        run_for_each(
            f"DELETE FROM {self.passages} WHERE rowid BETWEEN %s AND %s",  # noqa: S608
            [_places(text)],
        )

    def remove(self, keys):
        """Erase the words of entries."""
        run_for_each(f"DELETE FROM {self.table} WHERE rowid = %s", [[key] for key in keys])  # noqa: S608

    def clear(self):
        """Erase all words."""
        run(f"DELETE FROM {self.table}", f"DELETE FROM {self.passages}")  # noqa: S608

    def forget(self):
        """Leave nothing of the words that were erased: FTS5 keeps them until it gathers its parts."""
        run(f"INSERT INTO {self.table}({self.table}) VALUES ('optimize')")  # noqa: S608

    def optimise(self):
        """Gather the index after a large load, and tell the planner what the tables hold."""
        gather = [f"INSERT INTO {t}({t}) VALUES ('optimize')" for t in (self.table, self.passages)]  # noqa: S608
        run(*gather, "ANALYZE")

    def find_entries(self, clauses, fields=FIELDS):
        """Return the ids of the entries that satisfy all clauses by themselves, in any order.

        Args:
            clauses: list of `portal.search.query.Clause`.
            fields: where to look; all of them means the words of long texts as well.
        """
        sql = f"SELECT rowid FROM {self.table} WHERE {self.table} MATCH %s"  # noqa: S608
        return [row[0] for row in rows(sql, [" AND ".join(_asked(clause, fields) for clause in clauses)])]

    def having(self, clause):
        """Return the ids of the entries whose long text satisfies a clause in one of its passages."""
        sql = (
            f"SELECT id FROM search_searchentry WHERE text_key IN (SELECT rowid / {PLACES_A_TEXT} "  # noqa: S608
            f"FROM {self.passages} WHERE {self.passages} MATCH %s)"
        )
        return [row[0] for row in rows(sql, [_in_passages(clause)])]

    def most_held(self, texts, clauses):
        """Return (text, number) of each text that holds a clause (`engines.finding`)."""
        one = (
            f"SELECT rowid AS id FROM {self.passages} "  # noqa: S608
            f"WHERE {self.passages} MATCH %s AND rowid BETWEEN %s AND %s"
        )
        asked = [(_in_passages(clause), *_places(text)) for text in texts for clause in clauses]
        sql = MOST_HELD.format(found=" UNION ALL ".join([one] * len(asked)))
        return rows(sql, [value for values in asked for value in values])

    def words_of(self, keys):
        """Return {entry id: (source, object id, title, people, subjects, summary, has a long text)}."""
        marks = ", ".join(["%s"] * len(keys))
        sql = (
            f"SELECT {self.table}.rowid, source, object_id, {', '.join(RANKED)}, "  # noqa: S608
            f"text_key IS NOT NULL FROM {self.table} "
            f"CROSS JOIN search_searchentry e ON e.id = {self.table}.rowid "
            f"WHERE {self.table}.rowid IN ({marks})"
        )
        return {row[0]: row[1:] for row in rows(sql, list(keys))}


def _places(text):
    return text * PLACES_A_TEXT, (text + 1) * PLACES_A_TEXT - 1


def _asked(clause, fields):
    """Return a clause in the language of FTS5."""
    one, many, stems = (
        "{" + " ".join(f"{name}_{stream}" for name in names) + "}"
        for names, stream in (
            (_with_file(fields), "x"),
            (fields, "x"),
            (_with_file(fields), "s"),
        )
    )
    ways = [f'{one if len(words) == 1 else many} : "{" ".join(words)}"' for words in clause.all_phrases]
    ways += [f'{stems} : "{stem}"' for stem in clause.all_stems]
    return f"({' OR '.join(ways)})"


def _with_file(fields):
    return (*fields, FILE) if fields == FIELDS else fields


def _in_passages(clause):
    ways = [f'x : "{" ".join(words)}"' for words in clause.all_phrases]
    return " OR ".join([*ways, *(f's : "{stem}"' for stem in clause.all_stems)])

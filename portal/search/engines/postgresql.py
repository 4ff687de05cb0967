"""The words of the index in PostgreSQL: lexemes as they are given, so that its own parser sees no text.

Readers' questions are answered by one GIN index alone: its vectors stand in a table of
their own, narrow because the vectors are stored apart, and what is looked for in the
title or in the near fields stands in the vector once more behind a mark. A label or a
wide table would make PostgreSQL read the whole of what it finds.
"""

from portal.search.engines.fields import (
    EXACT,
    FIELDS,
    FILE,
    NEAR,
    PLACES_A_TEXT,
    RANKED,
    rows,
    run,
    run_for_each,
)
from portal.search.engines.finding import MOST_HELD, Finding

LAST_POSITION = 16_383  # of a tsvector
MOST_POSITIONS = 256
LABELS = {"title": "A", "people": "B", "subjects": "B", "summary": "C", "text": "D"}
MARKS = {FIELDS: "", ("title",): "t/", NEAR: "n/"}
AS_WRITTEN = "x/"  # stems have no slash
OF_TEXT = "k/"  # names the text of a passage, so that the index alone finds a text's passages


class PostgreSQLEngine(Finding):
    """A tsvector with a GIN index."""

    table = "search_words"
    vectors = "search_vectors"
    passages = "search_passages"

    def create(self, schema_editor):
        """Make the tables of words, and the functions that ask them."""
        columns = ", ".join(f"{name} text NOT NULL" for name in EXACT)
        schema_editor.execute(f"CREATE TABLE {self.table} (id bigint PRIMARY KEY, {columns})")
        for table in (self.vectors, self.passages):
            for sql in (
                f"CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL) "
                "WITH (toast_tuple_target = 128)",
                # A long list of pending entries would slow every search after a load.
                f"CREATE INDEX {table}_words ON {table} USING gin (words) WITH (fastupdate = off)",
                # The planner does not count what reading whole vectors costs, and would read them all.
                f"CREATE FUNCTION {table}_with(asked tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE "  # noqa: S608
                f"SET enable_seqscan = off AS 'SELECT id FROM {table} WHERE words @@ asked'",
            ):
                schema_editor.execute(sql)

    def drop(self, schema_editor):
        """Remove all that `create` made."""
        for table in (self.vectors, self.passages):
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_with(tsquery)")
        schema_editor.execute(f"DROP TABLE IF EXISTS {self.table}, {self.vectors}, {self.passages}")

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

    def put_passages(self, passages):
        """Write passages that are not there yet: [(key, words, stems)], separated by blanks."""
        run_for_each(
            f"INSERT INTO {self.passages} (id, words) VALUES (%s, %s::tsvector)",  # noqa: S608
            ([key, _passage_vector(key, words.split(), stems.split())] for key, words, stems in passages),
        )

    def remove_passages(self, text):
        """Erase the passages of a text."""
        run_for_each(
            f"DELETE FROM {self.passages} WHERE id BETWEEN %s AND %s",  # noqa: S608
            [(text * PLACES_A_TEXT, (text + 1) * PLACES_A_TEXT - 1)],
        )

    def remove(self, keys):
        """Erase the words of entries."""
        for table in (self.table, self.vectors):
            run_for_each(f"DELETE FROM {table} WHERE id = %s", [[key] for key in keys])  # noqa: S608

    def clear(self):
        """Erase all words."""
        run(*(f"DELETE FROM {table}" for table in (self.table, self.vectors, self.passages)))  # noqa: S608

    def forget(self):
        """Do nothing: what is erased is gone from the table, and from its index by itself."""

    def optimise(self):
        """Tell the planner what all tables hold: after a load it would read whole ones."""
        run("ANALYZE")

    def find_entries(self, clauses, fields=FIELDS):
        """Return the ids of the entries that satisfy all clauses by themselves, in any order.

        Args:
            clauses: list of `portal.search.query.Clause`.
            fields: where to look, a key of `MARKS`; all of them means the words of long texts as well.
        """
        asked = " & ".join(_asked(clause, MARKS[fields], _labels(fields)) for clause in clauses)
        return [row[0] for row in rows(f"SELECT {self.vectors}_with(%s::tsquery)", [asked])]

    def having(self, clause):
        """Return the ids of the entries whose long text satisfies a clause in one of its passages."""
        sql = (
            f"SELECT id FROM search_searchentry WHERE text_key IN (SELECT found / {PLACES_A_TEXT} "  # noqa: S608
            f"FROM {self.passages}_with(%s::tsquery) AS found)"
        )
        return [row[0] for row in rows(sql, [_asked(clause)])]

    def most_held(self, texts, clauses):
        """Return (text, number) of each text that holds a clause (`engines.finding`)."""
        one = f"SELECT found AS id FROM {self.passages}_with(%s::tsquery) AS found"  # noqa: S608
        among = " | ".join(_quoted(f"{OF_TEXT}{text}") for text in texts)
        sql = MOST_HELD.format(found=" UNION ALL ".join([one] * len(clauses)))
        return rows(sql, [f"({among}) & {_asked(clause)}" for clause in clauses])

    def words_of(self, keys):
        """Return {entry id: (source, object id, title, people, subjects, summary, has a long text)}."""
        # Both tables are told the keys: the planner would read the whole of the other one.
        sql = (
            f"SELECT w.id, source, object_id, {', '.join(RANKED)}, text_key IS NOT NULL "  # noqa: S608
            f"FROM {self.table} w "
            "JOIN search_searchentry e ON e.id = w.id WHERE w.id = ANY(%s) AND e.id = ANY(%s)"
        )
        return {row[0]: row[1:] for row in rows(sql, [list(keys)] * 2)}


def _quoted(word):
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _asked(clause, mark="", labels=""):
    """Return a clause in the language of tsquery."""
    ways = [_phrase(words, mark, labels) for words in clause.all_phrases]
    ways += [_quoted(mark + stem) for stem in clause.all_stems]
    return f"({' | '.join(ways)})"


def _labels(fields):
    return ":" + "".join(sorted({LABELS[name] for name in fields}))


def _phrase(words, mark, labels):
    if len(words) == 1:
        return _quoted(mark + AS_WRITTEN + words[0])
    return "(" + " <-> ".join(f"{_quoted(AS_WRITTEN + word)}{labels}" for word in words) + ")"


def _lexeme(word, places):
    return f"{_quoted(word)}:{','.join(places)}" if places else _quoted(word)


def _placed(positions, words, position, label=""):
    """Note where words stand, from a position on, and return the last one."""
    for position, word in enumerate(words, position + 1):  # noqa: B020 - it goes on from where it was
        places = positions.setdefault(AS_WRITTEN + word, [])
        if len(places) < MOST_POSITIONS:
            places.append(f"{min(position, LAST_POSITION)}{label}")
    return position


def _vector(words):
    """Return the tsvector of an entry, as PostgreSQL writes one: stems without positions, words with theirs.

    Each field starts at a position of its own, so that no phrase runs from one into the next. The
    words of a file have none, so that no phrase is found in their set.
    """
    positions, position = {}, 0
    for field in FIELDS:
        position = _placed(positions, words[f"{field}_x"], position, LABELS[field]) + 1
    for word in words[f"{FILE}_x"]:
        positions.setdefault(AS_WRITTEN + word, [])
    lexemes = [_lexeme(word, places) for word, places in positions.items()]
    for fields, mark in MARKS.items():
        named = fields if mark else (*fields, FILE)
        found = {stem for field in named for stem in words[f"{field}_s"]}
        if mark:
            found |= {AS_WRITTEN + word for field in fields for word in words[f"{field}_x"]}
        lexemes += [_quoted(mark + word) for word in sorted(found)]
    return " ".join(lexemes)


def _passage_vector(key, words, stems):
    positions = {}
    _placed(positions, words, 0)
    lexemes = [_lexeme(word, places) for word, places in positions.items()]
    return " ".join([*lexemes, *map(_quoted, stems), _quoted(f"{OF_TEXT}{key // PLACES_A_TEXT}")])

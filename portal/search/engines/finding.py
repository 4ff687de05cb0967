"""What both engines do alike with what they find."""

from portal.search.engines.fields import FIELDS, PLACES_A_TEXT

MOST_CLAUSES = 8  # looked at for the best passage
TEXTS_AT_ONCE = 50  # SQLite unites at most 500 questions


class Finding:
    """The part of an engine that is not SQL."""

    def find(self, clauses, fields=FIELDS):
        """Return the ids of the entries that satisfy all clauses, in any order.

        Words that must follow each other are looked for in the passages of long texts too: the
        entries have those as sets.

        Args:
            clauses: list of `portal.search.query.Clause`.
            fields: where to look; all of them means the long texts as well.
        """
        clauses = list(clauses)
        follow = [clause for clause in clauses if any(len(words) > 1 for words in clause.all_phrases)]
        in_texts = {clause: self.having(clause) for clause in follow} if fields == FIELDS else {}
        if not any(in_texts.values()):
            return self.find_entries(clauses, fields)
        others = [clause for clause in clauses if clause not in in_texts]
        found = [{*self.find_entries([clause], fields), *ids} for clause, ids in in_texts.items()]
        found += [set(self.find_entries(others, fields))] if others else []
        return list(set.intersection(*found))

    def best_passages(self, texts, clauses):
        """Return the key of the passage of each text that holds most of the clauses, the first of equals.

        Args:
            texts: keys of texts.
            clauses: list of `portal.search.query.Clause`.
        """
        # One number a text tells both: how many clauses, then how near the beginning.
        rows = []
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            rows += self.most_held(texts[start : start + TEXTS_AT_ONCE], clauses[:MOST_CLAUSES])
        return [text * PLACES_A_TEXT + PLACES_A_TEXT - 1 - best % PLACES_A_TEXT for text, best in rows]


MOST_HELD = f"""
SELECT id / {PLACES_A_TEXT} AS text,
       max(held * {PLACES_A_TEXT} + {PLACES_A_TEXT - 1} - id %% {PLACES_A_TEXT})
FROM (SELECT id, count(*) AS held FROM ({{found}}) AS found GROUP BY id) AS passages
GROUP BY id / {PLACES_A_TEXT}
"""  # noqa: S608 - numbers of ours, and a statement of the engine's

"""The queries, and the notices that answer each: `queries/<family>.toml`, written by people."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "queries"
RATINGS = {1, 2, 3}
USEFUL = 2  # rated at least so


@dataclass(frozen=True)
class RatedQuery:
    """A query and what answers it.

    Args:
        family: what kind of query it is, the name of its file.
        words: as somebody types them.
        wants: what she looks for, in French.
        ratings: {import key of a notice: 1 to 3}; one that is not there is worth 0.
    """

    family: str
    words: str
    wants: str
    ratings: dict[str, int]


def load(folder: Path = FOLDER) -> list[RatedQuery]:
    """Read all queries.

    Raises:
        ValueError: a query comes twice, has a rating out of the scale, or nothing useful answers it.
    """
    queries = [
        RatedQuery(path.stem, query["words"], query["wants"], query["ratings"])
        for path in sorted(folder.glob("*.toml"))
        for query in tomllib.loads(path.read_text(encoding="utf-8"))["query"]
    ]
    seen = set()
    for query in queries:
        place = f"{query.family}.toml, {query.words}"
        if query.words in seen:
            raise ValueError(f"{place}: it comes twice.")
        if not set(query.ratings.values()) <= RATINGS:
            raise ValueError(f"{place}: a rating is 1, 2 or 3.")
        if max(query.ratings.values(), default=0) < USEFUL:
            raise ValueError(f"{place}: nothing that answers it is rated {USEFUL} or more.")
        seen.add(query.words)
    return queries

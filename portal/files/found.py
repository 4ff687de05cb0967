"""What a search found inside files: the passage, and the way to its page."""

from dataclasses import dataclass

from portal.files.models import FilePage, FileUse
from portal.search import passages

NAMED = ("title", "public_id", "file")  # what the address of a file is made of


@dataclass(frozen=True)
class FoundPassage:
    """A passage of a file.

    Args:
        url: of the file, at that page.
        page: its number, None for a text without pages.
        snippet: with the words asked marked, as safe HTML.
    """

    url: str
    page: int | None
    snippet: str


def found_passages(files, pages, highlighter) -> dict[int, FoundPassage]:
    """Return {key of file: the passage that holds most of the words asked}.

    Args:
        files: keys of files.
        pages: keys of pages that the gate let her read just now: she may have the files that
            these use (`portal.files.gate.EditorialGate`), and no others give anything.
        highlighter: a `portal.search.snippets.Highlighter`.
    """
    keys = passages.best(files, highlighter.query.clauses)
    if not keys:
        return {}
    hers = FileUse.objects.filter(page__in=pages).values("file")
    found = (
        FilePage.objects.filter(pk__in=keys, text__file__in=hers)
        .select_related("text__file")
        .only("number", "words", *(f"text__file__{name}" for name in NAMED))
    )
    shown = {page.text.file.pk: _shown(page, highlighter.snippet(page.words)) for page in found}
    return {file: passage for file, passage in shown.items() if passage.snippet}


def _shown(page, snippet):
    url = page.text.file.url
    return FoundPassage(f"{url}#page={page.number}" if page.number else url, page.number, snippet)

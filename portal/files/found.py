"""What a search found inside files: the passage, and the way to its page, for who may have the file."""

from dataclasses import dataclass

from portal.files.models import FilePage, PortalFile
from portal.search import passages


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


def found_passages(files, user, highlighter) -> dict[int, FoundPassage]:
    """Return {key of file: the passage that holds most of the words asked}.

    Args:
        files: keys of files; those that `user` may not have give nothing.
        user: the reader.
        highlighter: a `portal.search.snippets.Highlighter`.
    """
    keys = passages.best(files, highlighter.query.clauses)
    if not keys:
        return {}
    readable = PortalFile.objects.visible_to(user).filter(pk__in=files).select_related(None)
    urls = {file.pk: file.url for file in readable.only("title", "public_id", "file")}
    found = FilePage.objects.filter(pk__in=keys, text__in=urls).values_list("text_id", "number", "words")
    shown = {file: _shown(urls[file], number, highlighter.snippet(words)) for file, number, words in found}
    return {file: passage for file, passage in shown.items() if passage.snippet}


def _shown(url, number, snippet):
    return FoundPassage(f"{url}#page={number}" if number else url, number, snippet)

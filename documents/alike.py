"""Which notices are about the same things: the more themes in common the nearer, then region and title."""

from dataclasses import dataclass

from documents.search_source import SOURCE
from portal.page_cache import version_read
from portal.search.analyser import analyse, is_stop_word
from portal.search.masks import current_masks
from portal.search.models import SearchEntry
from portal.visibility import audiences_of

CANDIDATES = 40


@dataclass(frozen=True)
class Alike:
    """A notice that shares themes with another.

    Args:
        key: of the notice.
        themes, regions: those in common.
    """

    key: int
    themes: list
    regions: list


def alike_by_subject(notice, user, number: int) -> list[Alike]:
    """Return the notices nearest to `notice` by their subjects, of those that `user` may find, in one query.

    Args:
        notice: with its themes and regions.
        user: the reader.
        number: how many.
    """
    masks = current_masks(version_read())
    allowed = masks.any_of("audience", [str(audience) for audience in audiences_of(user)])
    allowed &= masks.of("source", SOURCE)
    themes = {theme: masks.of("theme", theme.pk) & allowed for theme in notice.themes.all()}
    regions = {region: masks.of("region", region.pk) for region in notice.regions.all()}
    candidates = _nearest(_levels(themes, regions))
    rows = SearchEntry.objects.filter(pk__in=candidates).exclude(object_id=notice.pk)
    words = _words(notice.title)
    found = []
    for entry, key, title, year in rows.values_list("pk", "object_id", "sort_title", "year"):
        shared = [theme for theme, bits in themes.items() if bits >> entry & 1]
        same = [region for region, bits in regions.items() if bits >> entry & 1]
        rank = (len(shared), bool(same), len(words & _words(title)), year, key)
        found.append((rank, Alike(key, shared, same)))
    return [alike for _rank, alike in sorted(found, key=lambda one: one[0], reverse=True)[:number]]


def _levels(themes, regions):
    """Yield the entries that share most themes, then one less and so on, those of the region first."""
    shared = [0] * (len(themes) + 1)  # at place n, those that share more than n themes
    for bits in themes.values():
        for place in range(len(themes) - 1, 0, -1):
            shared[place] |= shared[place - 1] & bits
        shared[0] |= bits
    here = 0
    for bits in regions.values():
        here |= bits
    for place in range(len(themes) - 1, -1, -1):
        exactly = shared[place] & ~shared[place + 1]
        yield exactly & here
        yield exactly & ~here


def _nearest(levels):
    """Return the entries to compare: level after level, the last made first."""
    kept = []
    for bits in levels:
        while bits and len(kept) < CANDIDATES:
            kept.append(bits.bit_length() - 1)
            bits ^= 1 << kept[-1]
    return kept


def _words(title):
    return {token.exact for token in analyse(title) if not is_stop_word(token.exact)}

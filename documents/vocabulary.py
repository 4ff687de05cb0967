"""Finds the themes and the regions that keywords name."""

from documents.references.matching import fold
from portal.models import Region, Theme


class Vocabulary:
    """The themes and regions of the site, by their names, and by other words for a theme.

    Args:
        other_words: {keyword: slug of a theme}, beside the names themselves.
    """

    def __init__(self, other_words=None):
        """Read the vocabularies."""
        self._themes, self._regions = {}, {}
        by_slug = {}
        for theme in Theme.objects.all():
            by_slug[theme.slug] = theme
            self._themes |= {fold(theme.name_fr): theme, fold(theme.name_en): theme}
        for region in Region.objects.all():
            self._regions |= {fold(region.name_fr): region, fold(region.name_en): region}
        for word, slug in (other_words or {}).items():
            self._themes[fold(word)] = by_slug[slug]

    def themes(self, keywords):
        """Return the themes that keywords name, each once, in order."""
        return list(dict.fromkeys(self._themes[w] for w in map(fold, keywords) if w in self._themes))

    def regions(self, keywords):
        """Return the regions that keywords name, each once, in order."""
        return list(dict.fromkeys(self._regions[w] for w in map(fold, keywords) if w in self._regions))

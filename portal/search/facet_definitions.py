"""The facets of the public search."""

from django.utils.translation import gettext_lazy as _

from portal.models import Region, Theme
from portal.search.sources import Facet, facets, search_sources

LANGUAGES = {
    "fr": _("French"),
    "en": _("English"),
    "mul": _("Several languages"),
    "und": _("Another language"),
}


def _kinds():
    return {kind: (kind, label) for source in search_sources for kind, label in source.kinds().items()}


def _vocabulary(model):
    return lambda: {item.slug: (str(item.pk), item.name) for item in model.objects.all()}


def register_facets():
    """Declare the facets, in the order in which they are shown."""
    for facet in (
        Facet("theme", "theme", _("Theme"), _vocabulary(Theme)),
        Facet("kind", "type", _("Kind"), _kinds),
        Facet("year", "annee", _("Year"), newest_first=True),
        Facet("language", "langue", _("Language"), lambda: {c: (c, label) for c, label in LANGUAGES.items()}),
        Facet("region", "region", _("Region"), _vocabulary(Region)),
    ):
        facets.register(facet)

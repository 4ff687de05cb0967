"""Feeds the search with reading paths."""

from django.utils.translation import gettext_lazy as _

from documents.dossiers.cards import dossier_card
from portal.search.sources import IndexRecord, SearchSource, search_sources

SOURCE = "dossier"


def _published():
    from documents.models import DossierPage

    return DossierPage.objects.filter(live=True, alias_of__isnull=True)


def _record(path):
    """Return the record of a path, without a word of its readings: some are for fewer readers than it is."""
    language = path.locale.language_code
    themes, regions = path.themes.all(), path.regions.all()
    keys = {str(key) for theme in themes for key in (theme.pk, theme.parent_id) if key}
    return IndexRecord(
        object_id=path.pk,
        audience=str(path.audience),
        title=path.title,
        subjects=" ; ".join(name for thing in (*themes, *regions) for name in (thing.name_fr, thing.name_en)),
        summary=f"{path.introduction}\n{path.for_whom}",
        language=language,
        locale=language,
        facets={
            "kind": [SOURCE],
            "language": [language],
            "theme": sorted(keys),
            "region": [str(region.pk) for region in regions],
        },
        added=path.first_published_at,
    )


def records(keys):
    """Yield the records of the published reading paths among `keys`."""
    paths = _published().filter(pk__in=list(keys)).select_related("locale")
    for path in paths.prefetch_related("themes", "regions"):
        yield _record(path)


def published_keys():
    """Return the keys of all published reading paths."""
    return _published().order_by("pk").values_list("pk", flat=True).iterator()


def cards(keys, user, highlighter):
    """Return {key: card} of the reading paths among `keys` that `user` may read."""
    from documents.models import DossierPage

    paths = DossierPage.objects.visible_to(user).filter(pk__in=keys).select_related("locale")
    return {path.pk: dossier_card(path, highlighter) for path in paths}


def register_source():
    """Declare the reading paths to the search."""
    from documents.models import DossierPage

    kinds = {SOURCE: _("Reading path")}
    search_sources.register(
        SearchSource(SOURCE, _("Reading paths"), DossierPage, records, cards, published_keys, lambda: kinds)
    )

"""Feeds the search with organisations: with what a visitor may see of them, and not a word more."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from members.organisations.shown import shown_to
from portal.links import LANGUAGE_CODES
from portal.search.names import Names
from portal.search.sources import IndexRecord, SearchSource, search_sources
from portal.visibility import Audience

SOURCE = "organisation"


@dataclass(frozen=True)
class OrganisationCard:
    """An organisation among results."""

    title: str
    url: str
    title_marked: str
    summary: str
    meta: str
    lang: str = ""
    for_members: bool = False
    kind: str = _("Organisation")


def _published(keys=None):
    from members.models import Organisation

    found = Organisation.objects.visible_to(None)
    found = found if keys is None else found.filter(pk__in=list(keys))
    return found.select_related("region").prefetch_related("services", "serves")


def _subjects(organisation):
    """Return what a visitor may see of it beside its name and description, in both languages."""
    words = []
    for language in LANGUAGE_CODES:
        with override(language):
            shown = shown_to(organisation, None)
            words += [shown.kind, shown.region, *shown.services, *shown.serves]
    return " ; ".join(dict.fromkeys(word for word in [*words, shown.acronym, shown.town] if word))


def _record(organisation, regions):
    # Who serves the whole of Québec is found with each region.
    of_region = regions if organisation.province_wide else [organisation.region_id]
    return IndexRecord(
        object_id=organisation.pk,
        audience=str(Audience.PUBLIC),
        title=organisation.name,
        subjects=_subjects(organisation),
        summary=f"{organisation.description_fr}\n{organisation.description_en}",
        facets={"kind": [SOURCE], "region": [str(key) for key in of_region if key]},
        added=organisation.made_at,
        names=Names(titles=tuple(name for name in (organisation.name, organisation.acronym) if name)),
    )


def records(keys):
    """Yield the records of the published organisations among `keys`."""
    from portal.models import Region

    regions = list(Region.objects.values_list("pk", flat=True))
    for organisation in _published(keys):
        yield _record(organisation, regions)


def published_keys():
    """Return the keys of all published organisations."""
    return _published().prefetch_related(None).order_by("pk").values_list("pk", flat=True).iterator()


def _summary(shown):
    return ", ".join(shown.services) or shown.description


def cards(keys, user, highlighter):
    """Return {key: card} of the organisations among `keys` that `user` may read."""
    from members.models import Organisation

    found = Organisation.objects.visible_to(user).filter(pk__in=keys).select_related("region")
    made = {}
    for organisation in found.prefetch_related("services", "serves"):
        shown = shown_to(organisation, user)
        title = f"{shown.name} ({shown.acronym})" if shown.acronym else shown.name
        facts = [shown.phone, shown.town, _("All of Québec") if shown.province_wide else shown.region]
        made[organisation.pk] = OrganisationCard(
            title,
            shown.url,
            highlighter.mark(title),
            highlighter.snippet(shown.description) or _summary(shown),
            " · ".join(str(fact) for fact in facts if fact),
        )
    return made


def register_source():
    """Declare the organisations to the search."""
    from members.models import Organisation

    kinds = {SOURCE: _("Organisation")}
    search_sources.register(
        SearchSource(SOURCE, _("Organisations"), Organisation, records, cards, published_keys, lambda: kinds)
    )

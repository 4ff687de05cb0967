"""What a reader sees of a profile: the one place that decides it, for pages, lists, search and previews."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from members.models import Organisation, Profile, Sector
from members.models.profile import SURVIVOR


@dataclass(frozen=True)
class Absence:
    """She is away.

    Args:
        until: the last day, or None.
        message: what she says meanwhile.
    """

    until: date | None
    message: str


@dataclass(frozen=True)
class Shown:
    """What is shown of a profile, in the reader's language; what is not is empty, like what is not said.

    Args:
        key: stands for her in addresses.
        name: the name that she chose.
        pivot_regions: names of the regions whose pivot member she is.
        absence: while she is away.
    """

    key: str
    name: str
    pivot_regions: tuple[str, ...]
    absence: Absence | None
    title: str = ""
    organisation: str = ""
    region: str = ""
    sector: str = ""
    themes: tuple[str, ...] = ()
    topics: str = ""
    languages: str = ""
    about: str = ""
    contact: str = ""

    @property
    def words(self):
        """Her own words and names, where a search looks. Nobody is looked for by her sector."""
        said = (self.name, self.title, self.organisation, self.region, self.topics, self.languages)
        return " ".join((*said, self.about, self.contact, *self.themes, *self.pivot_regions))


PLAIN = ("title", "topics", "languages", "about", "contact")


def shown_to(profile, reader):
    """Return what `reader` sees of a profile, or None: it is then absent for her.

    Args:
        profile: a `Profile`, as the database has it.
        reader: a `members.User`, an `AnonymousUser` or None.

    Returns:
        A `Shown`, or None.
    """
    return next(iter(all_shown_to(Profile.objects.filter(pk=profile.pk), reader)), None)


def all_shown_to(profiles, reader):
    """Return what `reader` sees of each of the profiles that she may open, in their order.

    Args:
        profiles: a queryset of `Profile`, not yet cut.
        reader: as for `shown_to`.
    """
    related = profiles.visible_to(reader).select_related("user", "region")
    found = list(related.prefetch_related("themes", "pivot_regions"))
    keys = {profile.organisation_id for profile in found if profile.organisation_id}
    organisations = Organisation.objects.visible_to(reader).in_bulk(keys) if keys else {}
    return [_shown(profile, organisations) for profile in found]


def _shown(profile, organisations):
    chosen = profile.shown_fields
    values = {field: getattr(profile, field) for field in PLAIN if field in chosen}
    if "organisation" in chosen:
        values["organisation"] = _organisation(profile, organisations)
    if "region" in chosen and profile.region:
        values["region"] = str(profile.region)
    if "sector" in chosen and (profile.sector != Sector.SURVIVOR or SURVIVOR in chosen):
        values["sector"] = profile.get_sector_display()
    if "themes" in chosen:
        values["themes"] = tuple(str(theme) for theme in profile.themes.all())
    away = "absence" in chosen and profile.is_absent()
    return Shown(
        key=profile.public_id,
        name=profile.shown_name,
        pivot_regions=tuple(str(region) for region in profile.pivot_regions.all()),
        absence=Absence(profile.absent_until, profile.absence_message) if away else None,
        **values,
    )


def _organisation(profile, organisations):
    if profile.on_her_own:
        return _("in her own name")
    return str(organisations.get(profile.organisation_id, ""))

"""What a reader may see of an organisation: the one way from its fields to a screen, a card or the index."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.urls import reverse

from members.organisations.telephones import dialled
from portal.links import interface_language, subject_address
from portal.search.analyser import fold
from portal.visibility import may_read_members

# Each of these has its own mark, which the team sets: "for members only".
MARKED = ("town", "website", "phone", "email", "contact")
# These are for members, always.
FOR_MEMBERS = ("direct_phone", "direct_email", "notes")


@dataclass(frozen=True)
class Shown:
    """An organisation as one reader sees it. What she may not see is empty, as what nobody wrote is.

    Args:
        name, acronym, kind, description: its words; `description_lang` where they are in another language.
        url: of its page; `region`, `region_url`: its region, "" without any.
        province_wide: whether it serves the whole of Québec.
        services, serves: names of what it offers and of whom it serves.
        contact, contact_role: who may be asked for, by name; only where she agreed.
        for_members: names of the fields shown here that visitors do not see.
    """

    name: str
    acronym: str
    kind: str
    url: str
    region: str
    region_url: str
    province_wide: bool
    services: tuple[str, ...]
    serves: tuple[str, ...]
    description: str
    description_lang: str
    checked_on: date | None
    town: str = ""
    website: str = ""
    phone: str = ""
    email: str = ""
    contact: str = ""
    contact_role: str = ""
    direct_phone: str = ""
    direct_email: str = ""
    notes: str = ""
    for_members: frozenset[str] = frozenset()

    @property
    def dial(self):
        """The address that dials its telephone."""
        return dialled(self.phone)

    @property
    def direct_dial(self):
        """The address that dials its line for practitioners."""
        return dialled(self.direct_phone)

    @property
    def phone_for_members(self):
        """Whether its telephone is one that visitors do not see."""
        return "phone" in self.for_members

    @property
    def has_place(self):
        """Whether anything says where it works."""
        return bool(self.town or self.region or self.province_wide)

    @property
    def website_name(self):
        """The name of its website, as people say it."""
        return (urlsplit(self.website).hostname or "").removeprefix("www.")


def _value(organisation, name):
    if name == "contact":
        return organisation.contact_name if organisation.contact_agreed else ""
    return getattr(organisation, name)


def _is_for_members(organisation, name):
    return name in FOR_MEMBERS or getattr(organisation, f"{name}_for_members")


def _description(organisation):
    """Return (words, language) of its description: the reader's language first, else the other."""
    language = interface_language()
    other = "en" if language == "fr" else "fr"
    own = getattr(organisation, f"description_{language}")
    return (own, "") if own else (getattr(organisation, f"description_{other}"), other)


def _names(words):
    """Return the names of words of a vocabulary, as a dictionary has them."""
    return tuple(sorted((word.name for word in words.all()), key=fold))


def shown_to(organisation, user):
    """Return what `user` may see of an organisation that has passed the gate.

    Args:
        organisation: an `Organisation`, best with its region, services and people read beforehand.
        user: a `members.User`, an `AnonymousUser` or None.
    """
    is_member = may_read_members(user)
    held = {name: _value(organisation, name) for name in (*MARKED, *FOR_MEMBERS)}
    kept = {name for name in held if held[name] and _is_for_members(organisation, name)}
    readable = {name: value for name, value in held.items() if is_member or name not in kept}
    description, language = _description(organisation)
    region = organisation.region
    return Shown(
        name=organisation.name,
        # "CAVAC de Laval" says it already.
        acronym="" if organisation.acronym in organisation.name.split() else organisation.acronym,
        kind=organisation.get_kind_display(),
        url=reverse("organisation", args=[organisation.slug]),
        region=region.name if region else "",
        region_url=subject_address(region) if region else "",
        province_wide=organisation.province_wide,
        services=_names(organisation.services),
        serves=_names(organisation.serves),
        description=description,
        description_lang=language if description else "",
        checked_on=organisation.checked_on,
        contact_role=organisation.contact_role if readable.get("contact") else "",
        for_members=frozenset(kept) if is_member else frozenset(),
        **readable,
    )

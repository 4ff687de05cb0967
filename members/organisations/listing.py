"""The list of organisations: what an address asks for, and what answers it."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Q, When
from django.utils.translation import gettext_lazy as _

from members.models import Organisation, ServedPeople, Service
from members.organisations.shown import shown_to
from portal.models import Region
from portal.search.analyser import fold
from portal.search.query import CONTROLS
from portal.visibility import may_read_members

PER_PAGE = 40
LONGEST_QUESTION = 100  # characters
MOST_WORDS = 8
MOST_CHOICES = 30


@dataclass(frozen=True)
class Choice:
    """A value that narrows the list; `without` is the address of the list without it."""

    code: str
    label: str
    chosen: bool
    without: str = ""


@dataclass(frozen=True)
class Narrowing:
    """What narrows the list.

    Args:
        parameter: its name in addresses.
        label: its heading, translated.
        model: the vocabulary of its values.
        condition: what an organisation must have, for keys of values.
    """

    parameter: str
    label: str
    model: type
    condition: object


NARROWINGS = (
    # Who serves the whole of Québec serves each region.
    Narrowing("region", _("Region"), Region, lambda keys: Q(region__in=keys) | Q(province_wide=True)),
    Narrowing("service", _("Service offered"), Service, lambda keys: Q(services__in=keys)),
    Narrowing("pour", _("For whom"), ServedPeople, lambda keys: Q(serves__in=keys)),
)


def readable(user):
    """Return the organisations that `user` may read, with what `shown_to` asks of them."""
    found = Organisation.objects.visible_to(user).select_related("region")
    return found.prefetch_related("services", "serves")


def nearest_first(found, regions):
    """Return the organisations of some regions before those that serve them from elsewhere.

    Args:
        found: a queryset of organisations.
        regions: keys of the regions.
    """
    far = Case(When(region__in=regions, then=0), default=1, output_field=IntegerField())
    return found.order_by(far, "sort_name", "pk")


def in_region(region, user):
    """Return what `user` may see of the organisations of a region: its own first, then the province's."""
    found = readable(user).filter(Q(region=region) | Q(province_wide=True))
    return [shown_to(organisation, user) for organisation in nearest_first(found, [region.pk])]


class OrganisationList:
    """What `?q=&region=&service=&pour=&page=` asks, and its answer. Repeated keys mean any of.

    What is not understood is left out.
    """

    def __init__(self, request):
        """Read the address of `request`."""
        self._user, self.path = request.user, request.path
        cleaned = " ".join(CONTROLS.sub(" ", request.GET.get("q", "")).split())
        self.text = cleaned[:LONGEST_QUESTION]
        self._vocabularies = {n.parameter: list(n.model.objects.all()) for n in NARROWINGS}
        self.codes = {n.parameter: self._read(n, request.GET) for n in NARROWINGS}
        self._number = request.GET.get("page", "1")

    def _read(self, narrowing, data):
        known = {value.slug for value in self._vocabularies[narrowing.parameter]}
        asked = data.getlist(narrowing.parameter)
        return list(dict.fromkeys(code for code in asked if code in known))[:MOST_CHOICES]

    def _named(self):
        """Return what the words ask; the town of some is for members, and is not found by others."""
        town = Q() if may_read_members(self._user) else Q(town_for_members=False)
        asked = Q()
        for word in fold(self.text).split()[:MOST_WORDS]:
            asked &= Q(sort_name__contains=word) | Q(town, sort_town__contains=word)
        return asked

    def _keys(self, parameter):
        return [value.pk for value in self._vocabularies[parameter] if value.slug in self.codes[parameter]]

    def _matching(self, but=None):
        """Return the organisations that have all that is asked, `but` one kind of choice."""
        found = readable(self._user).filter(self._named())
        for narrowing in NARROWINGS:
            keys = self._keys(narrowing.parameter)
            if keys and narrowing != but:
                having = Organisation.objects.filter(narrowing.condition(keys))
                found = found.filter(pk__in=having.values("pk"))
        return found

    @cached_property
    def _page(self):
        found = self._matching()
        regions = self._keys("region")
        found = nearest_first(found, regions) if regions else found
        return Paginator(found, PER_PAGE).get_page(self._number)

    @property
    def total(self):
        """How many there are."""
        return self._page.paginator.count

    @property
    def page(self):
        """The number of the page shown."""
        return self._page.number

    @property
    def pages(self):
        """How many pages there are."""
        return self._page.paginator.num_pages

    @cached_property
    def shown(self):
        """What the reader may see of those of this page."""
        return [shown_to(organisation, self._user) for organisation in self._page]

    @cached_property
    def narrowings(self):
        """What may be chosen: [(narrowing, [Choice], how many are chosen)]."""
        return [(n, choices, len(self.codes[n.parameter])) for n, choices in self._choices.items()]

    @cached_property
    def _choices(self):
        return {n: [self._choice(n.parameter, value) for value in self._sorted(n)] for n in NARROWINGS}

    def _sorted(self, narrowing):
        """Return the regions by their numbers, other words as a dictionary has them."""
        values = self._vocabularies[narrowing.parameter]
        return sorted(values, key=lambda value: getattr(value, "code", fold(value.name)))

    def _choice(self, parameter, value):
        codes = self.codes[parameter]
        chosen = value.slug in codes
        left = {**self.codes, parameter: [code for code in codes if code != value.slug]}
        return Choice(value.slug, value.name, chosen, self.address(left) if chosen else "")

    @property
    def chosen(self):
        """What is chosen, each with the address that takes it away."""
        return [one for choices in self._choices.values() for one in choices if one.chosen]

    @property
    def is_narrowed(self):
        """Whether anything was asked or chosen."""
        return bool(self.text or any(self.codes.values()))

    def address(self, codes=None, page=1, text=None):
        """Return the address of this list with other choices, another page or another text."""
        text = self.text if text is None else text
        pairs = [("q", text)] if text else []
        pairs += [(name, code) for name, chosen in (codes or self.codes).items() for code in chosen]
        pairs += [("page", page)] if page > 1 else []
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    @cached_property
    def ways_out(self):
        """Where nothing has all that is asked: [(kind left out, address, how many)], none of them empty."""
        chosen = [narrowing for narrowing in NARROWINGS if self.codes[narrowing.parameter]]
        if len(chosen) < 2 and not self.text:
            return []
        ways = [
            (n.parameter, self.address({**self.codes, n.parameter: []}), self._matching(but=n).count())
            for n in chosen
        ]
        return [way for way in ways if way[2]]

    @property
    def without_text_url(self):
        """The address of the same choices without the words."""
        return self.address(text="")

    @property
    def without_choices_url(self):
        """The address of the same words without the choices."""
        return self.address({name: [] for name in self.codes})

    @property
    def previous_url(self):
        """The address of the page before, or ""."""
        return self.address(page=self.page - 1) if self.page > 1 else ""

    @property
    def next_url(self):
        """The address of the page after, or ""."""
        return self.address(page=self.page + 1) if self.page < self.pages else ""

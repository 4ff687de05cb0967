"""The list of the directory: filters, words, pages. It looks at what is shown, and at nothing else."""

from collections import defaultdict
from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from members.directory.shown import all_shown_to
from members.models import Profile, Sector
from portal.models import Region, Theme
from portal.search.analyser import fold

A_PAGE = 24
# Nobody makes a list of survivors here, even of those who say it on their page.
SECTORS = [(value, label) for value, label in Sector.choices if value != Sector.SURVIVOR]


class FilterForm(forms.Form):
    """What narrows the list."""

    q = forms.CharField(
        label=_("A name, a subject, a word"), max_length=100, required=False, widget=forms.SearchInput()
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    secteur = forms.ChoiceField(
        label=_("Sector"), required=False, choices=[("", _("All the sectors")), *SECTORS]
    )
    theme = forms.ChoiceField(label=_("Theme"), required=False)

    def __init__(self, data, regions):
        """Take the question, and the regions, read once a page."""
        super().__init__(data)
        self.fields["region"].choices = [
            ("", _("All the regions")),
            *((region.slug, str(region)) for region in regions),
        ]
        themes = [(theme.slug, str(theme)) for theme in Theme.objects.all()]
        self.fields["theme"].choices = [("", _("All the themes")), *themes]

    def chosen(self):
        """Return {name: value} of what she asks; what is no choice asks nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@dataclass
class Found:
    """A page of the list.

    Args:
        members: what is shown of each, as `Shown`.
        total: how many there are on all the pages.
        page, pages: numbers.
    """

    members: list
    total: int
    page: int
    pages: int


def _of_region(slug):
    pivot = Profile.pivot_regions.through.objects.filter(profile=OuterRef("pk"), region__slug=slug)
    return Q(shown__contains=",region,", region__slug=slug) | Exists(pivot)


def narrowed(chosen):
    """Return the profiles that the chosen filters leave, by what each shows; not yet gated."""
    profiles = Profile.objects.all()
    if "region" in chosen:
        profiles = profiles.filter(_of_region(chosen["region"]))
    if "secteur" in chosen:
        profiles = profiles.showing("sector").filter(sector=chosen["secteur"])
    if "theme" in chosen:
        themes = Profile.themes.through.objects.filter(profile=OuterRef("pk"), theme__slug=chosen["theme"])
        profiles = profiles.showing("themes").filter(Exists(themes))
    return profiles


def find(chosen, page, reader):
    """Return a page of the members that `reader` finds.

    Args:
        chosen: what `FilterForm.chosen()` gives.
        page: the number of the page, as typed.
        reader: who looks.
    """
    profiles = narrowed(chosen).visible_to(reader).pivots_first()
    words = _folded(chosen.get("q", "")).split()
    if words:
        # Through the same function as the pages: what is hidden cannot be found.
        things = [shown for shown in all_shown_to(profiles, reader) if _has(shown, words)]
    else:
        things = profiles.values_list("pk", flat=True)
    cut = Paginator(things, A_PAGE).get_page(page)
    members = list(cut)
    if not words:
        members = all_shown_to(profiles.filter(pk__in=members), reader)
    return Found(members, cut.paginator.count, cut.number, cut.paginator.num_pages)


def _folded(text):
    # Word by word: whole texts of people have no place in a memory of forms.
    return " ".join(fold(word) for word in text.split())


def _has(shown, words):
    text = _folded(shown.words)
    return all(word in text for word in words)


def numbers_by_region(reader):
    """Return {key of a region: how many members `reader` finds there}."""
    profiles = Profile.objects.visible_to(reader)
    found = defaultdict(set)
    pairs = list(profiles.showing("region").exclude(region=None).values_list("region", "pk"))
    pivots = Profile.pivot_regions.through.objects.filter(profile__in=profiles)
    for region, profile in [*pairs, *pivots.values_list("region", "profile")]:
        found[region].add(profile)
    return {region: len(profiles) for region, profiles in found.items()}


def all_regions():
    """Return the regions, in their official order."""
    return list(Region.objects.all())

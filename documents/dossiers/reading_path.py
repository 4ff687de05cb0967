"""A reading path as one reader sees it: only what she may read, and nothing that depends on the rest."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from documents.dossiers.durations import duration_in_words, minutes_to_read, rounded
from documents.models import DocumentPage
from documents.partial_dates import PartialDate
from portal.links import interface_language
from portal.search.page_cards import page_cards


def minutes_of_files(keys):
    """Return {key of a notice: minutes to read its file}, for the files whose length is known.

    Args:
        keys: notices that the reader may read.
    """
    notices = DocumentPage.objects.filter(pk__in=keys, file__isnull=False).select_related("file")
    found = {notice.pk: getattr(notice.file, "reading_minutes", None) for notice in notices}
    return {key: minutes for key, minutes in found.items() if minutes}


@dataclass(frozen=True)
class Step:
    """One thing to read.

    Args:
        card: the thing, as lists show it.
        address: its whole address, for paper.
        why: why it is there.
        minutes: to read it, or None.
    """

    card: object
    address: str
    why: str
    minutes: int | None

    @property
    def duration(self):
        """The time in words, or ""."""
        return duration_in_words(self.minutes) if self.minutes else ""


@dataclass
class Group:
    """The things under one heading; `start` is the number of the first."""

    heading: str
    start: int
    steps: list[Step] = field(default_factory=list)


class ReadingPath:
    """What the page of a dossier shows to the reader of `request`."""

    def __init__(self, dossier, request):
        """Take a `DossierPage`, as it stands or as it is previewed."""
        self.dossier, self._request = dossier, request

    @cached_property
    def groups(self) -> list[Group]:
        """The groups that hold something for her, the things numbered from one to the last."""
        items = list(self.dossier.items.all())
        keys = [item.page_id for item in items]
        cards = page_cards(keys, self._request.user)
        minutes = minutes_of_files(cards) if cards else {}
        groups, heading, begins, number = [], "", True, 0
        for item in items:
            # A group whose first thing is not for her begins with the next one.
            heading, begins = (item.heading, True) if item.heading else (heading, begins)
            card = cards.get(item.page_id)
            if card is None:
                continue
            number += 1
            if begins:
                groups.append(Group(heading, number))
                begins = False
            groups[-1].steps.append(self._step(item, card, minutes.get(item.page_id)))
        return groups

    def _step(self, item, card, minutes_of_file):
        address = self._request.build_absolute_uri(card.url)
        return Step(card, address, item.why, minutes_to_read(minutes_of_file, item.minutes))

    @property
    def steps(self) -> list[Step]:
        """All that she may read, in order."""
        return [step for group in self.groups for step in group.steps]

    @property
    def total(self) -> str:
        """How long it takes in all, of what she sees; "" when nothing is known."""
        known = [step.minutes for step in self.steps if step.minutes]
        if not known:
            return ""
        duration = duration_in_words(rounded(sum(known)))
        if len(known) == len(self.steps):
            return _("about %(duration)s of reading in all") % {"duration": duration}
        return _("at least %(duration)s of reading in all") % {"duration": duration}

    @property
    def reviewed(self) -> str:
        """The day of the last review, in words, or ""."""
        day = self.dossier.reviewed_on
        return PartialDate.parse(day.isoformat()).in_words(interface_language()) if day else ""

"""What the screen of one import shows."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from documents.comparing import compare, words_of_notice, words_of_reference
from documents.models import Choice, DocumentPage, ImportBatch, ImportState, Likeness, Result
from documents.references.reference import Reference

A_PAGE = 25
# What may be done with an entry, by what it is.
CHOICES = {
    Likeness.NEW: [Choice.ADD, Choice.KEEP],
    Likeness.PROBABLE: [Choice.KEEP, Choice.COMPLETE, Choice.ADD],
    Likeness.SAME: [Choice.KEEP, Choice.COMPLETE],
    Likeness.REJECTED: [],
}
# What asks for her eyes comes first.
PARTS = [Likeness.PROBABLE, Likeness.NEW, Likeness.SAME, Likeness.REJECTED]


def choices_for(entry):
    """Return what may be done with an entry: without a notice of ours, nothing is to be completed."""
    choices = CHOICES[Likeness(entry.likeness)]
    return choices if entry.like_id else [choice for choice in choices if choice != Choice.COMPLETE]


@dataclass
class EntryRow:
    """An entry as the screen shows it.

    Args:
        entry: with its notice.
        fields: the two records side by side, empty for an entry that is like no notice.
    """

    entry: object
    fields: list = field(default_factory=list)

    @property
    def choices(self):
        """What she may choose: a list of {value, label, checked}."""
        return [
            {"value": choice.value, "label": choice.label, "checked": choice == self.entry.choice}
            for choice in choices_for(self.entry)
        ]

    @property
    def beginning(self):
        """The first words of an entry that could not be read, as they stand in the file."""
        return (self.entry.record or {}).get("beginning", "")

    @property
    def summary(self):
        """Who made it, and when, in one line."""
        record = self.entry.record or {}
        names = [name["organisation"] or name["family"] for name in record.get("contributors", [])[:3]]
        return " · ".join(part for part in (", ".join(names), record.get("date", "")) if part)


class BatchPage:
    """One import: its parts, and the entries of the part that is shown, a page at a time."""

    def __init__(self, batch: ImportBatch, part: str = "", number=1):
        """Show `part` of `batch`, its most urgent by default."""
        self.batch = batch
        self.numbers = batch.numbers()
        filled = [one for one in PARTS if self.numbers[one]]
        self.part = Likeness(part) if part in filled else (filled or [Likeness.NEW])[0]
        entries = batch.entries.filter(likeness=self.part).select_related("like", "made")
        self.page = Paginator(entries, A_PAGE).get_page(number)

    @property
    def parts(self):
        """The parts: a list of {value, label, number, here}."""
        return [
            {"value": one.value, "label": one.label, "number": self.numbers[one], "here": one == self.part}
            for one in PARTS
        ]

    @cached_property
    def rows(self):
        """The entries of this page; those that are like a notice of ours with both side by side."""
        entries = list(self.page.object_list)
        keys = {entry.like_id for entry in entries if entry.likeness == Likeness.PROBABLE}
        notices = DocumentPage.objects.filter(pk__in=keys).prefetch_related("contributors", "tags")
        words = {notice.pk: words_of_notice(notice) for notice in notices}
        return [EntryRow(entry, self._fields(entry, words.get(entry.like_id))) for entry in entries]

    def _fields(self, entry, mine):
        if not mine:
            return []
        return compare(mine, words_of_reference(Reference.from_record(entry.record)))

    @property
    def decides(self):
        """Whether she may still choose."""
        return self.batch.state == ImportState.READY

    @property
    def choices_of_part(self):
        """What may be chosen for all the entries of this part."""
        return CHOICES[self.part]

    @cached_property
    def planned(self):
        """How many entries: {add, complete, keep}."""
        counts = dict.fromkeys(Choice.values, 0)
        for choice in self.batch.entries.exclude(likeness=Likeness.REJECTED).values_list("choice", flat=True):
            counts[choice] += 1
        return counts

    @cached_property
    def results(self):
        """What was done: a list of {label, number}, for an import that began."""
        counts = {}
        for result in self.batch.entries.exclude(result="").values_list("result", flat=True):
            counts[result] = counts.get(result, 0) + 1
        return [{"label": Result(one).label, "number": counts[one]} for one in Result.values if one in counts]

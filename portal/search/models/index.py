"""What the index knows of each thing, beside its words."""

import time

from django.db import models
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from portal.search.analyser import VERSION


class SearchEntry(models.Model):
    """A published thing in the index: who may read it, and what facets and sorting need.

    Entries are blanked, not deleted, when their thing goes: readers that keep facets in
    memory learn of it by the version. `rebuild_search` makes the table anew. `text_key` names
    the `SearchText` that it has, if any.
    """

    source = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    audience = models.CharField(max_length=40, blank=True)
    locale = models.CharField(max_length=2, blank=True)
    facets = models.TextField(blank=True)
    year = models.SmallIntegerField(default=0)
    text_key = models.BigIntegerField(null=True, db_index=True)
    sort_title = models.CharField(max_length=120, blank=True)
    added = models.DateTimeField(null=True)
    version = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "object_id"], name="one_entry_per_thing")]
        indexes = [
            models.Index(fields=["sort_title", "id"], name="search_by_title"),
            models.Index(fields=["year", "id"], name="search_by_year"),
            models.Index(fields=["added", "id"], name="search_by_added"),
        ]

    def __str__(self):
        """Return which thing it stands for."""
        return f"{self.source} {self.object_id}"


class SearchText(models.Model):
    """The set of words of a long text, that of a file: read again each time that what has it changes."""

    key = models.BigIntegerField(primary_key=True)
    words = models.TextField()
    stems = models.TextField()

    def __str__(self):
        """Return which text it stands for."""
        return str(self.key)


class SearchState(models.Model):
    """The version of the index: one row, locked by whoever changes the index until she commits."""

    version = models.BigIntegerField(default=0)
    analyser = models.CharField(max_length=40, blank=True)

    def __str__(self):
        """Return the version."""
        return str(self.version)

    @classmethod
    def current(cls):
        """Return the version of the index as committed, 0 when nothing was ever indexed."""
        return cls.objects.filter(pk=1).values_list("version", flat=True).first() or 0

    @classmethod
    def advance(cls):
        """Take the next version, in the caller's transaction; versions never come twice."""
        now = time.time_ns() // 1000
        if not cls.objects.filter(pk=1).update(version=Greatest(models.F("version") + 1, now)):
            cls.objects.get_or_create(pk=1, defaults={"version": now, "analyser": VERSION})
            cls.objects.filter(pk=1).update(version=Greatest(models.F("version") + 1, now))
        return cls.objects.values_list("version", flat=True).get(pk=1)


class AskedQuestion(models.Model):
    """What was asked of the search in a month, and how often. Nothing tells who asked, nor when.

    `words` is empty, and only a keyed hash stands for the question, until it was asked often enough
    that it is nobody's own (`portal.search.questions`).
    """

    month = models.DateField(_("month"))
    digest = models.CharField(max_length=64)
    words = models.CharField(_("question"), max_length=100, blank=True)
    total = models.PositiveIntegerField(_("times asked"), default=0)
    without_result = models.PositiveIntegerField(_("times without result"), default=0)

    class Meta:
        verbose_name = _("question asked")
        verbose_name_plural = _("questions asked")
        constraints = [models.UniqueConstraint(fields=["month", "digest"], name="one_question_a_month")]

    def __str__(self):
        """Return the words, if they may be known."""
        return self.words

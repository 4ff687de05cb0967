"""What an editor brought to import, until she decides, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """Where an import stands."""

    READING = "reading", _("being read")
    UNREADABLE = "unreadable", _("could not be read")
    READY = "ready", _("waits for you")
    IMPORTING = "importing", _("being imported")
    DONE = "done", _("done")


class Likeness(models.TextChoices):
    """What an entry is to the collection."""

    NEW = "new", _("New reference")
    PROBABLE = "probable", _("Probably there already")
    SAME = "same", _("There already")
    REJECTED = "rejected", _("Rejected")


class Choice(models.TextChoices):
    """What is done with an entry."""

    ADD = "add", _("Import as a new notice")
    COMPLETE = "complete", _("Complete the empty fields of my notice")
    KEEP = "keep", _("Leave it out")


class Result(models.TextChoices):
    """What was done with an entry."""

    WAITING = "", _("Not done yet")
    MADE = "made", _("Draft made")
    COMPLETED = "completed", _("Notice completed, as a draft")
    NOTHING_EMPTY = "nothing_empty", _("Nothing to complete")
    LEFT = "left", _("Left out")
    THERE = "there", _("Left out: it came in meanwhile")
    REFUSED = "refused", _("Left out: the notice is gone, locked or not yours to change")


class ImportBatchQuerySet(models.QuerySet):
    """Imports, with their gate."""

    def visible_to(self, user):
        """Return the imports that `user` may see: her own; all of them for an administrator."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self if user.is_superuser else self.filter(owner=user)


class ImportBatch(models.Model):
    """A file or a text of references. Erased some weeks after the last change."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    content = models.BinaryField()
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.READING)
    problem = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        """Return the name of the file, or the number of the import."""
        return self.name or f"#{self.pk}"

    def numbers(self):
        """Return {likeness: number of entries}, in one query."""
        rows = self.entries.order_by().values_list("likeness").annotate(models.Count("pk"))
        return dict.fromkeys(Likeness.values, 0) | dict(rows)


class ImportEntry(models.Model):
    """One reference of an import: what it is to the collection, what she chose, what was done."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField(default=0)
    likeness = models.CharField(max_length=10, choices=Likeness)
    title = models.TextField(blank=True)
    record = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    # The notice that it is like; none when it is another entry of the same file.
    like = models.ForeignKey("documents.DocumentPage", on_delete=models.SET_NULL, null=True, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice, default=Choice.KEEP)
    result = models.CharField(max_length=15, choices=Result, blank=True, default=Result.WAITING)
    made = models.ForeignKey("documents.DocumentPage", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="import_entry_position")]

    def __str__(self):
        """Return its title, or its line where it has none."""
        return self.title or str(self.line)

"""Who came to an event: of each person registered, and in numbers for those who are in no list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models import Sector


class Attendance(models.Model):
    """Whether somebody who was registered came. No row: it is not known, which is not an absence.

    What a person of the team said stands: a file that is brought in later does not change it.
    """

    registration = models.OneToOneField(
        "webinars.EventRegistration", on_delete=models.CASCADE, related_name="attendance"
    )
    came = models.BooleanField(_("came"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    by_hand = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return which registration it is about."""
        return f"{self.registration_id}: {self.came}"


class Way(models.TextChoices):
    """How those came who are in no list."""

    IN_PERSON = "in_person", _("In person")
    TELEPHONE = "telephone", _("By telephone")
    ON_LINE = "on_line", _("On line, not registered")


class HeadCount(models.Model):
    """How many came who are in no list: a number, and nothing else of anybody."""

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="head_counts")
    way = models.CharField(max_length=10, choices=Way)
    sector = models.CharField(max_length=12, choices=Sector, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["event", "way", "sector"], name="one_head_count_a_way_and_sector")
        ]

    def __str__(self):
        """Return what is counted."""
        return f"{self.event_id}: {self.way}, {self.sector}: {self.number}"

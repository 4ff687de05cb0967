"""What people say of an event afterwards. No answer holds anything that leads to who wrote it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Useful(models.IntegerChoices):
    """Whether it was useful."""

    VERY = 4, _("Yes, very")
    YES = 3, _("Yes")
    LITTLE = 2, _("A little")
    NO = 1, _("Not really")


LONGEST = 1000


class EvaluationAnswer(models.Model):
    """An answer: whose, when and in which order is not kept.

    Its key is drawn by chance, and `evaluations.answering` writes all those of an event anew, in an
    order drawn by chance, each time that one is added: the place of a row says nothing either.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="evaluations")
    useful = models.PositiveSmallIntegerField(_("Was it useful to you?"), choices=Useful)
    takes_away = models.TextField(_("What do you take away?"), max_length=LONGEST, blank=True)
    wishes = models.TextField(_("What should come next?"), max_length=LONGEST, blank=True)
    by_guest = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return which event it is about."""
        return f"{self.event_id}"


class EvaluationMark(models.Model):
    """Somebody has answered, so that she is not asked again: that, and neither what nor when."""

    registration = models.OneToOneField(
        "webinars.EventRegistration",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="evaluation_mark",
    )

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return whose registration it is about."""
        return f"{self.registration_id}"

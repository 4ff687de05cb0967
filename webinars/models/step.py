"""What there is to do around an event, each thing with its day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """What there is to do, in order."""

    INVITE = "invite", _("Invite who speaks")
    ANNOUNCE = "announce", _("Announce it")
    REMIND = "remind", _("Remind people")
    PUBLISH = "publish", _("Publish the recording")
    SYNTHESIS = "synthesis", _("Write the synthesis")


class EventStep(models.Model):
    """What was said of a thing to do: another day, or that it is done. No row: nothing was said yet."""

    event = models.ForeignKey("webinars.EventPage", on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind)
    due = models.DateField(_("day"), null=True, blank=True)
    is_done = models.BooleanField(_("done"), default=False)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["event", "kind"], name="one_step_of_a_kind")]

    def __str__(self):
        """Return what it is."""
        return f"{self.event_id}: {self.kind}"

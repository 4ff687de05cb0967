"""That somebody reported something of a space beside its messages."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from spaces.choices import Part, ReportReason
from spaces.models.participation import Participation
from spaces.models.space import Space


class ThingReportQuerySet(models.QuerySet):
    """Reports, with the gate."""

    def visible_to(self, user):
        """Return the reports that `user` reads: where she moderates, never those about her own."""
        hers = Participation.objects.of(user).moderating()
        own = Q(author__in=hers.values("pk")) | Q(changed_by__in=hers.values("pk"))
        return self.filter(space__in=hers.values("space")).exclude(own)

    def waiting(self):
        """Return those that nobody dealt with."""
        return self.filter(settled_at=None)


class ThingReport(models.Model):
    """A report of a file, a link, a meeting, a text… Who sent it is shown to nobody.

    Args:
        thing: its `public_id`: each part has a table of its own; gone with it.
        author, changed_by: whose words it held then, for the gate.
        words: what the reporter adds, for the moderators.
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=16, choices=Part)
    thing = models.CharField(max_length=16, db_index=True)
    author = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    reporter = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=8, choices=ReportReason)
    words = models.TextField(_("in a few words, if you want to"), max_length=600, blank=True)
    reported_at = models.DateTimeField(default=timezone.now, db_index=True)
    settled_at = models.DateTimeField(null=True)

    objects = ThingReportQuerySet.as_manager()

    class Meta:
        ordering = ["reported_at", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["thing", "reporter"], name="one_thing_report_each")]

    def __str__(self):
        """Return its number."""
        return f"{self.thing}: {self.reason}"

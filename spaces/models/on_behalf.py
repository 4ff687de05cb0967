"""« Au nom de »: what a moderator wrote for somebody who told it, and agreed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation_choices import ConsentWay
from spaces.models.participation import Participation
from spaces.models.post import Post


class PostOnBehalf(models.Model):
    """In whose name a message was written, and the proof that she agreed (research/community.md, 3.13).

    Args:
        told_by: how she is named to readers; "" for « une intervenante de » her region.
        recorded_by: the moderator who wrote it.
    """

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="on_behalf")
    told_by = models.CharField(_("how she is named"), max_length=120, blank=True)
    region = models.ForeignKey(
        "portal.Region", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    consent_way = models.CharField(_("how she agreed"), max_length=10, choices=ConsentWay)
    consent_on = models.DateField(_("when she agreed"))
    recorded_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return the number of its message."""
        return str(self.post_id)

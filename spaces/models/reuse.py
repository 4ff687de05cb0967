"""A good answer that could serve outside its space: nothing leaves without the yes of who wrote it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from spaces.models.participation import Participation
from spaces.models.post import Post


class ReuseKind(models.TextChoices):
    """What an answer may become: the codes are those of what members deposit."""

    TOOL = "tool", _("A homemade tool")
    DOCUMENT = "document", _("A document of the documentation centre")


class ReuseState(models.TextChoices):
    """What its author said."""

    ASKED = "asked", pgettext_lazy("reuse", "Asked")
    ACCEPTED = "accepted", pgettext_lazy("reuse", "She said yes")
    REFUSED = "refused", pgettext_lazy("reuse", "She said no")


class Reuse(models.Model):
    """That the author of an answer is asked whether it may become a tool or a notice, and what she said.

    What she deposits then is hers, in her own contributions: nothing here leads to it.
    """

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="reuse")
    kind = models.CharField(max_length=8, choices=ReuseKind)
    proposed_by = models.ForeignKey(Participation, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=ReuseState, default=ReuseState.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return where it stands."""
        return f"{self.post_id}: {self.state}"

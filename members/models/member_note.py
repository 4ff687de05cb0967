"""What the facilitator writes down about a member, for herself."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MemberNote(models.Model):
    """A note on a member. Her peers never see it; she does, if she asks (LPRPSP, s. 27)."""

    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="member_notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("note"), max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)
    # Given with the form: the same form sent twice makes one note.
    form_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("note on a member")
        verbose_name_plural = _("notes on members")
        default_permissions = ()
        permissions = [("look_after_members", "Can suspend members and write notes on them")]
        ordering = ["-written_at", "-pk"]

    def __str__(self):
        """Return when it was written: a log keeps this, and nothing of what it says."""
        return self.written_at.isoformat()

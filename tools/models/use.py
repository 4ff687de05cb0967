"""« Ça m'a servi »: a member tells that a tool served her."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.visibility import may_read_members

LONGEST_LINES = 300


class ToolUseQuerySet(models.QuerySet):
    """Uses, with the gate of what was said of them."""

    def visible_to(self, user):
        """Return those with a few lines that `user` may read: members' words are for members."""
        from tools.models import ToolPage

        if not may_read_members(user):
            return self.none()
        return self.exclude(lines="").filter(page__in=ToolPage.objects.visible_to(user))


class ToolUse(models.Model):
    """A tool served somebody, once a member and a tool. Who it was is shown only if she says so."""

    page = models.ForeignKey("tools.ToolPage", on_delete=models.CASCADE, related_name="uses")
    # Nobody once she has gone and left what she said.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="tool_uses"
    )
    region = models.ForeignKey("portal.Region", on_delete=models.SET_NULL, null=True, related_name="+")
    lines = models.TextField(
        _("two lines, if you wish"),
        max_length=LONGEST_LINES,
        blank=True,
        help_text=_(
            "300 characters at most. Nobody’s name, no place. Members read them as said by “a worker”."
        ),
    )
    shows_name = models.BooleanField(_("my name may be shown beside them"), default=False)
    made_at = models.DateTimeField(default=timezone.now)

    objects = ToolUseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="one_use_a_member_and_tool")]
        verbose_name = _("use of a tool")
        verbose_name_plural = _("uses of tools")

    def __str__(self):
        """Return which it is: whose it is would end in logs."""
        return f"{self.page_id}: {self.pk}"

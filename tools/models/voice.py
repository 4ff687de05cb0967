"""A tool told by voice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.files.models import PrivateFile


class ToolVoiceQuerySet(models.QuerySet):
    """Sounds of tools, with the gate."""

    def visible_to(self, user):
        """Return those whose tool `user` may read."""
        from tools.models import ToolPage

        return self.filter(page__in=ToolPage.objects.visible_to(user))


class ToolVoice(PrivateFile):
    """The sound of a tool, one at most: a practice told by voice."""

    page = models.OneToOneField("tools.ToolPage", on_delete=models.CASCADE, related_name="voice")
    seconds = models.PositiveIntegerField(null=True, editable=False)

    objects = ToolVoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("sound of a tool")
        verbose_name_plural = _("sounds of tools")

    def __str__(self):
        """Return whose it is."""
        return f"voice of {self.page_id}"

"""How far somebody has seen what is new: on the server, so that all her devices agree."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class VisitMark(models.Model):
    """When somebody was here, and what she has seen. It is hers: nothing shows it to anybody else.

    Args:
        seen_at: the last moment of her present visit, or of her last one.
        previous_visit_at: the end of the visit before the present one; None at the first.
        seen_groups: {name of a group: moment, in ISO format, up to which she has seen it}.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)
    previous_visit_at = models.DateTimeField(null=True)
    seen_groups = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()

    def __str__(self):
        """Return its number."""
        return f"visit mark {self.pk}"

"""Who comes to a whole series: each new event of it registers her."""

from django.conf import settings
from django.db import models


class SeriesRegistration(models.Model):
    """A member comes to all the events of a series, until she says otherwise."""

    series = models.ForeignKey("webinars.EventSeries", on_delete=models.CASCADE, related_name="followers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="series_registrations"
    )
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "user"], name="one_registration_a_series")]

    def __str__(self):
        """Return which series."""
        return f"{self.series_id}: {self.pk}"

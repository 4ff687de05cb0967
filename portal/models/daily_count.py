"""How many times things were consulted: totals by day, and nothing about who."""

from django.db import models


class DailyCount(models.Model):
    """The total of one day for one thing. Neither address, nor cookie, nor hour is kept.

    Long ago, the row of the first day holds its whole month (`portal.counting.fold_old_days`).
    """

    day = models.DateField()
    name = models.CharField(max_length=40)
    thing = models.CharField(max_length=60, blank=True)
    robot = models.BooleanField(default=False)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "name", "thing", "robot"], name="one_count_a_day")
        ]

    def __str__(self):
        """Return the count in short."""
        return f"{self.day} {self.name} {self.thing}: {self.total}"

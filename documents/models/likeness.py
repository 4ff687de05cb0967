"""What editors decided about notices that are alike: two documents, or one."""

from django.db import models


class DistinctPair(models.Model):
    """Two notices that are alike and are not the same document: somebody looked."""

    first = models.ForeignKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("documents.DocumentPage", on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="distinct_pair_in_order"
            ),
        ]

    def __str__(self):
        """Return the two keys."""
        return f"{self.first_id} ≠ {self.second_id}"


class MergedRecord(models.Model):
    """The imported record of a notice that was merged into another: it does not come in again."""

    notice = models.ForeignKey(
        "documents.DocumentPage", on_delete=models.CASCADE, related_name="merged_records"
    )
    title = models.CharField(max_length=255)
    import_key = models.CharField(max_length=200, blank=True)
    import_digest = models.CharField(max_length=64, blank=True)

    def __str__(self):
        """Return its title."""
        return self.title

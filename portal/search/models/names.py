"""What names one thing and no other: its title, its authors, its identifiers."""

from django.db import models


class SearchName(models.Model):
    """A way to ask for an entry directly.

    Args:
        kind: a name of `portal.search.names.NameKind`.
        key: the name in the form in which it is compared (`portal.search.names`).
        label: the name as it is written, where it is shown.
    """

    entry = models.ForeignKey("search.SearchEntry", on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=80)
    label = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["key", "kind"], name="search_name_key")]

    def __str__(self):
        """Return the name, with its kind."""
        return f"{self.kind} {self.key}"

"""Where a page that was merged into another stood."""

from django.db import models


class FormerAddress(models.Model):
    """The address and the number of a page that is gone, and the page that took its place.

    The redirect is given through the gate of the page that took its place: to others the address
    stays absent. Both languages are served: `parent` stands for all its translations.
    """

    page = models.ForeignKey("portal.PortalPage", on_delete=models.CASCADE, related_name="former_addresses")
    old_key = models.PositiveBigIntegerField(unique=True)
    parent = models.ForeignKey("portal.PortalPage", on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=255)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        # A slug may be given anew to a notice that is merged in its turn: the last one counts.
        indexes = [models.Index(fields=["slug"], name="portal_former_slug")]

    def __str__(self):
        """Return the last part of the address."""
        return self.slug

    @classmethod
    def leave(cls, page, into):
        """Note that `into` takes the place of `page`, which is about to go, and of what `page` replaced.

        Args:
            page: a page that lives once, still in the tree.
            into: the page that stays.
        """
        cls.objects.filter(page_id=page.pk).update(page_id=into.pk)
        if not page.live:
            # Nobody had the address of a draft: to lead on from it would tell that it was there.
            return
        parent = page.get_parent()
        cls.objects.create(page_id=into.pk, old_key=page.pk, parent_id=parent.pk, slug=page.slug)

"""Where a page that was merged into another stood."""

from django.db import models

from portal.visibility import Audience, audiences_of


class FormerAddressQuerySet(models.QuerySet):
    """Former addresses, with their gate."""

    def visible_to(self, user):
        """Return those that lead `user` on: she read the page that stood there, and may read the other."""
        audiences = audiences_of(user)
        return self.filter(audience__in=audiences, page__live=True, page__audience__in=audiences)


class FormerAddress(models.Model):
    """The address and the number of a page that is gone, and the page that took its place.

    It leads on those who could read the page that is gone and may read the one that took its place:
    for others it stays absent, so that it does not tell them that there was a page for members.
    Both languages are served: `parent` stands for all its translations.
    """

    page = models.ForeignKey("portal.PortalPage", on_delete=models.CASCADE, related_name="former_addresses")
    old_key = models.PositiveBigIntegerField(unique=True)
    parent = models.ForeignKey("portal.PortalPage", on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=255)
    # Of the page that is gone. Where nobody noted it, the narrower.
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.MEMBERS)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = FormerAddressQuerySet.as_manager()

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
        cls.objects.create(
            page_id=into.pk, old_key=page.pk, parent_id=parent.pk, slug=page.slug, audience=page.audience
        )

"""The map of spaces and their doors: pages for anybody, or any member. Nothing inside is a page."""

from django.db import models
from django.shortcuts import redirect
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel

from portal.blocks import RichBody
from portal.fields import SlimStreamField
from portal.models import PortalPage
from spaces.models.space import Space


class SpaceIndexPage(PortalPage):
    """The map of spaces, in plain words."""

    content_panels = [*PortalPage.content_panels[:1], FieldPanel("introduction"), FieldPanel("listing_image")]

    template = "spaces/map_page.html"
    page_description = _("The map of spaces: which there are, for whom, and who sees what.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["spaces.SpacePage"]
    max_count_per_parent = 1
    is_creatable = True

    class Meta:
        verbose_name = _("map of spaces")

    def respond(self, request, *args, **kwargs):
        """Answer with the map; who signs in with a passphrase is led to her own spaces, behind letters."""
        if getattr(request.user, "signs_with_phrase", False):
            return redirect("spaces_map")
        return super().respond(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """Add the spaces of which the reader may know."""
        from spaces.map.shown import map_of

        return {**super().get_context(request, *args, **kwargs), **map_of(request.user, self)}


class SpacePage(PortalPage):
    """The door of a space: what it is, for whom, and how one comes in. Each language has its own."""

    # A number, and no relation: the admin would offer the list of all spaces.
    space_id = models.PositiveBigIntegerField(null=True, editable=False, db_index=True)
    body = SlimStreamField(RichBody(), blank=True, verbose_name=_("text"))

    content_panels = [*PortalPage.content_panels, FieldPanel("body")]

    template = "spaces/door_page.html"
    page_description = _("The door of a space: what it is, for whom, and how one comes in.")
    parent_page_types = ["spaces.SpaceIndexPage"]
    subpage_types = []
    is_creatable = False

    class Meta:
        verbose_name = _("door of a space")
        verbose_name_plural = _("doors of spaces")

    @property
    def space(self):
        """The space behind, or None once it is gone."""
        return Space.objects.filter(pk=self.space_id).first() if self.space_id else None

    def why_for_members_only(self):
        """Return why the door is for members: only that of a sheltered space is open to everybody."""
        space = self.space
        if space is None or space.is_sheltered:
            return ""
        return _gettext("Only members know that this space exists: its door is for them.")

    def get_context(self, request, *args, **kwargs):
        """Add how this reader comes in."""
        from spaces.map.shown import door_of

        return {**super().get_context(request, *args, **kwargs), **door_of(self.space, request.user)}

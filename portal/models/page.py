"""The base of every page type."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.log_actions import log
from wagtail.models import Page

from portal.fields import StateField
from portal.links import canonical_links
from portal.permissions import PortalPagePermissionTester
from portal.signals import audience_changed, page_saved
from portal.tree import tree_lock
from portal.visibility import Audience, PortalPageManager

# What Wagtail writes on a live page when only its draft changes.
BOOKKEEPING = {"latest_revision", "draft_title", "has_unpublished_changes", "latest_revision_created_at"}


class PortalPage(Page):
    """A page of the portal: what every page type shares, in one table.

    A concrete base, so that a list over all types is one query with its audience.
    Each type states `parent_page_types`, `subpage_types`, `page_description` and
    `default_audience`; `portal.checks` holds it.
    """

    default_audience = Audience.PUBLIC
    # Types that live once, under the French index, with both interfaces around them.
    lives_once = False
    # Types that have themes and regions, and show which notices and which tools are about them too.
    leads_to_notices = leads_to_tools = False
    # Types that everybody reads: nothing of theirs may be for members only.
    always_public = False

    audience = StateField(_("audience"), max_length=10, choices=Audience)
    introduction = models.TextField(_("introduction"), blank=True)
    listing_image = models.ForeignKey(
        "files.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("listing image"),
        help_text=_("Shown on cards. Choose a picture in which nobody can be recognised."),
    )

    in_footer = models.BooleanField(
        _("shown at the bottom of each page"), default=False, help_text=_("Such as: privacy, charter.")
    )

    objects = PortalPageManager()

    promote_panels = [*Page.promote_panels, FieldPanel("in_footer")]
    listing_panels = [
        MultiFieldPanel([FieldPanel("introduction"), FieldPanel("listing_image")], heading=_("Listings"))
    ]
    content_panels = [*Page.content_panels, *listing_panels]

    parent_page_types = []
    subpage_types = []
    is_creatable = False

    class Meta:
        indexes = [
            models.Index(fields=["page_ptr"], condition=models.Q(in_footer=True), name="portal_in_footer")
        ]
        permissions = [("read_members", _("Can read what is for members"))]

    def __init__(self, *args, **kwargs):
        """Give a new page its type's audience."""
        super().__init__(*args, **kwargs)
        if self.pk is None and not self.audience:
            self.audience = self.default_audience

    def full_clean(self, *args, **kwargs):
        """Validate, with the audience that the type gives when none is set."""
        self.audience = self.audience or self.default_audience
        super().full_clean(*args, **kwargs)

    def save(self, *args, update_fields=None, **kwargs):
        """Save, with all that depends on the content, in one transaction."""
        with transaction.atomic():
            super().save(*args, update_fields=update_fields, **kwargs)
            if update_fields is None or not BOOKKEEPING.issuperset(update_fields):
                page_saved.send(sender=type(self), page=self)

    def with_content_json(self, content):
        """Return the page with the content of a revision and the audience it has now."""
        page = super().with_content_json(content)
        page.audience = self.audience
        return page

    def _hold_audience(self):
        """Lock the stored audience and take it, so that what is made of this page now has it."""
        stored = PortalPage.objects.select_for_update().filter(pk=self.pk)
        self.audience = stored.values_list("audience", flat=True).get()

    def move(self, target, pos=None, user=None):
        """Move the page, alone: two moves at once would damage the tree."""
        with tree_lock():
            self.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
            target.refresh_from_db(fields=["path", "depth", "numchild", "url_path"])
            super().move(target, pos=pos, user=user)

    move.alters_data = True

    def copy(self, *args, **kwargs):
        """Copy the page with the audience it has now."""
        with transaction.atomic():
            self._hold_audience()
            return super().copy(*args, **kwargs)

    copy.alters_data = True

    def create_alias(self, *args, **kwargs):
        """Make an alias with the audience the page has now."""
        with transaction.atomic():
            self._hold_audience()
            return super().create_alias(*args, **kwargs)

    create_alias.alters_data = True

    def copy_for_translation(self, *args, **kwargs):
        """Make a translation with the audience the page has now.

        Raises:
            PermissionDenied: the page lives once, for both languages.
        """
        if self.lives_once:
            raise PermissionDenied
        with transaction.atomic():
            self._hold_audience()
            return super().copy_for_translation(*args, **kwargs)

    copy_for_translation.alters_data = True

    def permissions_for_user(self, user):
        """Return what `user` may do with the page in the admin."""
        return PortalPagePermissionTester(user, self)

    def was_taken_back(self):
        """Tell whether its author took it off line: nobody else puts it back; a type may override it."""
        return False

    def is_visible_to(self, user):
        """Tell whether `user` may read this page, as it stands in the database."""
        return PortalPage.objects.visible_to(user).filter(pk=self.pk).exists()

    def find_below(self, parts, user):
        """Return a page that is shown under this one's address without standing under it, or None.

        Args:
            parts: the parts of the address that follow this page's.
            user: the reader; what is returned has passed the gate for her.
        """
        return None

    def serve(self, request, *args, **kwargs):
        """Answer with the page, after the gate.

        Raises:
            Http404: the page is not published or not for this reader.
        """
        if not self.is_visible_to(request.user):
            raise Http404
        request.is_preview = False
        return self.respond(request, *args, **kwargs)

    def why_for_members_only(self):
        """Return why the team may not open the page to everybody, "" when it may; a type may override it."""
        return ""

    def respond(self, request, *args, **kwargs):
        """Return the response to a reader who has passed the gate; a type may override it."""
        return super().serve(request, *args, **kwargs)

    def respond_as(self, request, name):
        """Return the page in another form to a reader who has passed the gate; a type may override it.

        Args:
            name: the last part of the address, such as "citation.ris".

        Raises:
            Http404: there is no such form.
        """
        raise Http404

    def get_context(self, request, *args, **kwargs):
        """Add the addresses of the page in both languages, and the way to it."""
        from portal.navigation import breadcrumbs, other_language

        links = canonical_links(self, request)
        return {
            **super().get_context(request, *args, **kwargs),
            "links": links,
            "other_language": other_language(request, links["alternates"]),
            "breadcrumbs": breadcrumbs(self, request.user),
        }

    def get_sitemap_urls(self, request=None):
        """Return nothing: the portal makes its own sitemap, through the gate."""
        return []

    def same_thing(self):
        """Return this page with its aliases and translations, at any remove, as a queryset."""
        known, found = set(), {self.pk}
        while found - known:
            known |= found
            keys = Page.objects.filter(pk__in=known).values("translation_key")
            related = Page.objects.filter(
                models.Q(alias_of__in=known)
                | models.Q(aliases__in=known)
                | models.Q(translation_key__in=keys)
            )
            found = set(related.values_list("pk", flat=True)) | known
        return PortalPage.objects.filter(pk__in=known)

    @transaction.atomic
    def set_audience(self, audience, user=None):
        """Change who may read this page, its aliases and its translations, at once, and log it.

        Args:
            audience: an `Audience` value.
            user: who changes it.

        Raises:
            PermissionDenied: pages of this type are always public.
        """
        audience = Audience(audience)
        if self.specific_class.always_public and audience != Audience.PUBLIC:
            raise PermissionDenied
        pages = list(self.same_thing().select_for_update().order_by("pk"))
        PortalPage.objects.filter(pk__in=[page.pk for page in pages]).update(audience=audience)
        for page in pages:
            if page.audience != audience:
                log(
                    instance=page.specific,
                    action="portal.audience",
                    user=user,
                    data={"from": page.audience, "to": audience.value},
                )
            page.audience = audience
        self.audience = audience
        audience_changed.send(sender=type(self), pages=pages, audience=audience)

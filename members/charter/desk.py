"""Versions of the charter in the Wagtail admin: written as drafts, then published and never changed."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.rich_text import expand_db_html
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    InspectView,
    SnippetViewSet,
)

from members.models import CharterVersion

BEGUN_FROM = ("text_fr", "text_en", "agreements_fr", "agreements_en")
CHANGES = {"change", "delete"}


class OnlyDrafts(ModelPermissionPolicy):
    """The rights of the roles, on drafts only: what people signed stays as it was."""

    def user_has_permission_for_instance(self, user, action, instance):
        """Tell whether `user` may do `action` to a version."""
        return not (action in CHANGES and instance.is_published) and super().user_has_permission_for_instance(
            user, action, instance
        )

    def instances_user_has_any_permission_for(self, user, actions):
        """Return the versions that she may do something with."""
        found = super().instances_user_has_any_permission_for(user, actions)
        return found.filter(published_at=None) if set(actions) <= CHANGES else found


def _next_step(version):
    """Return the button, after a draft was saved, that goes on to publishing it."""
    return [messages.button(reverse("charter_publish", args=[version.pk]), _("Publish…"))]


class BeginView(CreateView):
    """A new version begins with the words of the one in force."""

    def get_success_buttons(self):
        """Offer the next step."""
        return _next_step(self.object)

    def get_initial_form_instance(self):
        """Return a version, unsaved, with these words."""
        current = CharterVersion.objects.in_force()
        return CharterVersion(**{name: getattr(current, name) for name in BEGUN_FROM} if current else {})


class ChangeView(EditView):
    """A draft is written on; what is published is shown instead."""

    def get_success_buttons(self):
        """Offer the next step."""
        return _next_step(self.object)

    def get_header_more_buttons(self):
        """Add the way to publish."""
        url = reverse("charter_publish", args=[self.object.pk])
        return [*super().get_header_more_buttons(), Button(_("Publish…"), url, icon_name="upload")]

    def get_object(self, queryset=None):
        """Return the draft.

        Raises:
            PermissionDenied: it is published. Wagtail asks for the right over all versions only.
        """
        version = super().get_object(queryset)
        if not self.user_has_permission_for_instance("change", version):
            raise PermissionDenied
        return version


class RemoveView(DeleteView):
    """A draft may be thrown away; what people signed may not."""

    def get_object(self, queryset=None):
        """Return the draft.

        Raises:
            PermissionDenied: it is published.
        """
        version = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", version):
            raise PermissionDenied
        return version


class ReadView(InspectView):
    """A version as people read it."""

    def get_text_fr_display_value(self):
        """Return the French text."""
        return mark_safe(expand_db_html(self.object.text_fr))  # noqa: S308 - as Wagtail shows it

    def get_text_en_display_value(self):
        """Return the English text."""
        return mark_safe(expand_db_html(self.object.text_en))  # noqa: S308


class VersionsView(IndexView):
    """The versions, with the way to see who has signed."""

    def get_header_more_buttons(self):
        """Add the list of people."""
        people = Button(_("Who has yet to sign"), reverse("charter_people"), icon_name="group")
        return [*super().get_header_more_buttons(), people]


def _way_to_publish(version):
    """Return the link that publishes a draft, as HTML."""
    if version.is_published:
        return ""
    url = reverse("charter_publish", args=[version.pk])
    return format_html('<a class="button button-small" href="{}">{}</a>', url, _("Publish…"))


class CharterViewSet(SnippetViewSet):
    """The versions of the charter."""

    model = CharterVersion
    icon = "form"
    menu_label = _("Charter")
    menu_item_is_registered = True  # under `members.menu`
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [*BEGUN_FROM, "change_fr", "change_en"]
    url_namespace = "charter_versions"
    base_url_path = "charter-versions"
    permission_policy = OnlyDrafts(CharterVersion)
    add_view_class = BeginView
    edit_view_class = ChangeView
    delete_view_class = RemoveView
    index_view_class = VersionsView
    inspect_view_class = ReadView
    list_display = [
        TitleColumn(
            "version",
            label=_("Version"),
            accessor=str,
            get_url=lambda version: reverse(
                f"charter_versions:{'inspect' if version.is_published else 'edit'}", args=[version.pk]
            ),
        ),
        DateColumn("published_at", label=_("Published"), sort_key="published_at"),
        Column(
            "kind",
            label=_("Kind"),
            accessor=lambda version: (
                (_("Minor correction") if version.is_minor else _("To be signed"))
                if version.is_published
                else ""
            ),
        ),
        Column("publish", label=_("To do"), accessor=_way_to_publish),
        Column("signatures", label=_("Signatures"), accessor=lambda version: version.signatures.count()),
    ]
    panels = [
        MultiFieldPanel(
            [FieldPanel("text_fr"), FieldPanel("agreements_fr"), FieldPanel("audio_fr")],
            heading=_("In French"),
        ),
        MultiFieldPanel(
            [FieldPanel("text_en"), FieldPanel("agreements_en"), FieldPanel("audio_en")],
            heading=_("In English"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("change_fr"), FieldPanel("change_en")])], heading=_("What changes")
        ),
    ]

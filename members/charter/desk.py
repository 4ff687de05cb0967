"""Versions of the charter in the Wagtail admin: written as drafts, then published and never changed."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, IndexView, SnippetViewSet

from members.charter.signing import PUBLISH
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


class BeginView(CreateView):
    """A new version begins with the words of the one in force."""

    def get_initial_form_instance(self):
        """Return a version, unsaved, with these words."""
        current = CharterVersion.objects.in_force()
        return CharterVersion(**{name: getattr(current, name) for name in BEGUN_FROM} if current else {})


class ChangeView(EditView):
    """A draft is written on; what is published is shown instead."""

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


class VersionsView(IndexView):
    """The versions, with the way to publish a draft and to see who has signed."""

    def get_header_more_buttons(self):
        """Add the list of people."""
        people = Button(_("Who has signed"), reverse("charter_people"), icon_name="group")
        return [*super().get_header_more_buttons(), people]

    def get_list_more_buttons(self, instance):
        """Offer to publish a draft."""
        buttons = super().get_list_more_buttons(instance)
        if not instance.is_published and self.request.user.has_perm(PUBLISH):
            url = reverse("charter_publish", args=[instance.pk])
            buttons.append(Button(_("Publish…"), url, icon_name="upload", priority=5))
        return buttons


class CharterViewSet(SnippetViewSet):
    """The versions of the charter."""

    model = CharterVersion
    icon = "form"
    menu_label = _("Charter")
    menu_item_is_registered = True  # under `members.menu`
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["number", "published_at", *BEGUN_FROM, "change_fr", "change_en", "is_minor"]
    url_namespace = "charter_versions"
    base_url_path = "charter-versions"
    permission_policy = OnlyDrafts(CharterVersion)
    add_view_class = BeginView
    edit_view_class = ChangeView
    delete_view_class = RemoveView
    index_view_class = VersionsView
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

"""Where the team keeps the organisations and their vocabularies, in the Wagtail admin."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

import django_filters

from members.models import Organisation, OrganisationKind, ServedPeople, Service
from members.organisations.panels import PANELS
from members.organisations.queue import CHANGES, TO_CHECK
from portal.models import Region


class OrganisationFilterSet(WagtailFilterSet):
    """What narrows the list of organisations."""

    kind = django_filters.MultipleChoiceFilter(label=_("Kind"), choices=OrganisationKind.choices)
    region = django_filters.ModelMultipleChoiceFilter(label=_("Region"), queryset=Region.objects.all())
    services = django_filters.ModelMultipleChoiceFilter(
        label=_("Service offered"), queryset=Service.objects.all()
    )
    published = django_filters.BooleanFilter(label=_("Shown in the directory"))
    check = django_filters.ChoiceFilter(
        label=_("Checked"),
        choices=[(TO_CHECK, _("Not for a year, or never"))],
        method="filter_check",
    )

    class Meta:
        model = Organisation
        fields = []

    def filter_check(self, found, name, value):
        """Keep those to check."""
        return found.to_check() if value == TO_CHECK else found


class OrganisationViewSet(SnippetViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    url_namespace = "organisation_desk"
    base_url_path = "organisations"
    copy_view_enabled = False
    panels = PANELS
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("region", label=_("Region"), accessor="region", sort_key="region__code"),
        DateColumn("checked_on", label=_("Checked on"), sort_key="checked_on"),
        BooleanColumn("published", label=_("Shown"), sort_key="published"),
    ]
    filterset_class = OrganisationFilterSet
    search_fields = ["name", "acronym", "town"]
    ordering = ["sort_name"]

    def get_queryset(self, request):
        """Return the organisations with their regions."""
        return Organisation.objects.select_related("region")


class ServiceViewSet(SnippetViewSet):
    """What organisations offer."""

    model = Service
    icon = "tag"
    list_display = ["name_fr", "name_en"]
    search_fields = ["name_fr", "name_en"]
    ordering = ["name_fr"]


class ServedPeopleViewSet(SnippetViewSet):
    """Whom they serve."""

    model = ServedPeople
    icon = "user"
    list_display = ["name_fr", "name_en"]
    search_fields = ["name_fr", "name_en"]
    ordering = ["name_fr"]


class OrganisationGroup(SnippetViewSetGroup):
    """Organisations, and the words in which they are told."""

    items = (OrganisationViewSet, ServiceViewSet, ServedPeopleViewSet)
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_order = 155


class CheckedAction(SnippetBulkAction):
    """Notes that somebody made sure of several organisations today."""

    models = [Organisation]
    display_name = _("Checked today")
    action_type = "checked"
    aria_label = _("Note that the selected organisations were checked today")
    template_name = "members/admin/organisations_checked.html"
    action_priority = 10

    def check_perm(self, organisation):
        """Tell whether she may change organisations."""
        return self.request.user.has_perm(CHANGES)

    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Note the day."""
        for organisation in objects:
            organisation.checked_on = timezone.localdate()
            organisation.save()
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        """Say how many."""
        return ngettext(
            "%(number)d organisation was checked today.",
            "%(number)d organisations were checked today.",
            num_parent_objects,
        ) % {"number": num_parent_objects}

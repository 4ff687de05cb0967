"""The list of applications in the Wagtail admin: filter, then decide on one or on several."""

from django import forms
from django.db.models import Case, Count, Q, When
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from django_filters import ModelChoiceFilter

from members.applications.deciding import DECIDE, AlreadyDecided, CannotOpen, accept, assign, decline
from members.applications.views import site_of
from members.models import OPEN_STATES, Application, User
from members.roles import FACILITATOR


class ReadThenDecide(ModelPermissionPolicy):
    """Whoever decides sees the list. Nobody makes, changes or deletes a line: applications have states."""

    def user_has_permission(self, user, action):
        """Tell whether `user` may do `action`."""
        return action in {"view", "inspect"} and user.has_perm(DECIDE)

    def user_has_any_permission(self, user, actions):
        """Tell whether `user` may do one of `actions`."""
        return user.has_perm(DECIDE)


def _deciders(request):
    return User.objects.filter(is_active=True, groups__name=FACILITATOR.name)


class ApplicationFilterSet(WagtailFilterSet):
    """What the list may be narrowed to."""

    # Wagtail's own would offer all the accounts of the portal.
    assigned_to = ModelChoiceFilter(label=_("Followed by"), queryset=_deciders)

    class Meta:
        model = Application
        fields = ["state", "region", "sector", "assigned_to", "source"]


class ApplicationsView(IndexView):
    """The list, with the ways to enrol people without the form."""

    def get_header_more_buttons(self):
        """Add them."""
        return [
            *super().get_header_more_buttons(),
            Button(_("Enrol people from a list"), reverse("enrolment"), icon_name="group"),
            Button(_("Poster"), reverse("application_poster"), icon_name="image"),
        ]


class ApplicationViewSet(SnippetViewSet):
    """Applications, those that wait first."""

    model = Application
    icon = "group"
    menu_label = _("Applications")
    menu_item_is_registered = True  # under `members.menu`
    copy_view_enabled = False
    url_namespace = "applications"
    base_url_path = "applications"
    permission_policy = ReadThenDecide(Application)
    index_view_class = ApplicationsView
    list_display = [
        TitleColumn(
            "name",
            label=_("Name"),
            accessor="name",
            width="26%",
            get_url=lambda application: reverse("application_file", args=[application.pk]),
        ),
        Column("where_from", label=_("Organisation"), accessor="where_from"),
        Column("region", label=_("Region"), accessor="region", sort_key="region__code"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column(
            "days",
            label=_("Days of waiting"),
            accessor=lambda one: one.days_waiting if one.is_open else "",
            sort_key="received_at",
        ),
        Column("sent", label=_("Messages sent"), accessor="written", sort_key="written"),
        Column("assigned_to", label=_("Followed by"), accessor="assigned_to", sort_key="assigned_to"),
    ]
    filterset_class = ApplicationFilterSet
    search_fields = ["first_name", "last_name", "email", "organisation_name"]
    list_per_page = 50
    ordering = ["decided", "received_at"]

    def get_queryset(self, request):
        """Return them with the number of messages that the team wrote; what waits comes first."""
        found = Application.objects.select_related("region", "organisation", "assigned_to", "account")
        written = Count("messages", filter=Q(messages__from_team=True))
        decided = Case(When(state__in=OPEN_STATES, then=0), default=1)
        return found.annotate(written=written, decided=decided).order_by(*self.ordering)


class _Decision(SnippetBulkAction):
    """Something done to several applications at once; those that were decided meanwhile are left alone."""

    models = [Application]
    template_name = "members/admin/applications_bulk.html"

    def check_perm(self, application):
        """Tell whether she may decide."""
        return self.request.user.has_perm(DECIDE)

    @classmethod
    def execute_action(cls, objects, user=None, site="", **kwargs):
        """Do it to each, and count those to which it was done."""
        done = 0
        for application in objects:
            try:
                cls.decide(application, user, site, **kwargs)
                done += 1
            except (AlreadyDecided, CannotOpen):
                continue
        return done, 0

    def get_execution_context(self):
        """Add who decides, and where the site is."""
        given = {"user": self.request.user, "site": site_of(self.request)}
        return {**super().get_execution_context(), **given, **getattr(self.cleaned_form, "cleaned_data", {})}

    def get_context_data(self, **kwargs):
        """Add what is asked."""
        context = super().get_context_data(**kwargs)
        return {**context, "question": self.question, "button": self.display_name}

    def get_success_message(self, num_parent_objects, num_child_objects):
        """Say to how many."""
        return ngettext(
            "Done for %(number)d application.", "Done for %(number)d applications.", num_parent_objects
        ) % {"number": num_parent_objects}


class AcceptAction(_Decision):
    """Accepts several applications."""

    display_name = _("Accept")
    action_type = "accept"
    aria_label = _("Accept the selected applications")
    question = _("These people will be members. Each gets one message, with a link to come in.")
    action_priority = 10

    @classmethod
    def decide(cls, application, user, site, **kwargs):
        """Accept one."""
        accept(application, user, site)


class AssignAction(_Decision):
    """Takes several applications on."""

    display_name = _("Take on")
    action_type = "take_on"
    aria_label = _("Take on the selected applications")
    question = _("You will follow these applications. Nobody is written to.")
    action_priority = 20

    @classmethod
    def decide(cls, application, user, site, **kwargs):
        """Take one on."""
        assign(application, user)


class ReasonForm(forms.Form):
    """Why the answer is « not now »."""

    reason = forms.CharField(
        label=_("The reason, as they will read it"), max_length=2000, widget=forms.Textarea({"rows": 5})
    )


class DeclineAction(_Decision):
    """Declines several applications, with one reason."""

    display_name = _("Not now")
    action_type = "decline"
    aria_label = _("Decline the selected applications")
    question = _("Each of these people gets a message. What they wrote is then erased.")
    action_priority = 30
    form_class = ReasonForm

    @classmethod
    def decide(cls, application, user, site, reason="", **kwargs):
        """Decline one."""
        decline(application, user, reason or _t("Not now."), site)

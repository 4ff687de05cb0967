"""Where the team deals with reported problems, in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from documents.models import ProblemReport, ProblemState
from documents.problems.notice import links_to_notice


class ReportedByReaders(ModelPermissionPolicy):
    """The rights of the roles, but nobody adds a report here: readers do, on the site."""

    def user_has_permission(self, user, action):
        """Tell whether `user` may do `action`."""
        return action != "add" and super().user_has_permission(user, action)


class ProblemViewSet(SnippetViewSet):
    """The problems that readers reported, those to look at first."""

    model = ProblemReport
    icon = "warning"
    menu_label = _("Reported problems")
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    url_namespace = "problems"
    base_url_path = "problems"
    permission_policy = ReportedByReaders(ProblemReport)
    list_display = [
        TitleColumn("kind", label=_("What is wrong"), accessor="get_kind_display", url_name="problems:edit"),
        Column(
            "notice",
            label=_("Notice"),
            accessor=lambda report: links_to_notice(report.notice),
            sort_key="notice__title",
        ),
        DateColumn("reported_at", label=_("Reported"), sort_key="reported_at"),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
    ]
    list_filter = ["state", "kind"]
    ordering = ["-state", "-reported_at"]

    def get_queryset(self, request):
        """Return the reports with their notices."""
        return ProblemReport.objects.select_related("notice")


class SettleAction(SnippetBulkAction):
    """Marks several reports as settled at once."""

    models = [ProblemReport]
    display_name = _("Settled")
    action_type = "settle"
    aria_label = _("Mark the selected problems as settled")
    template_name = "documents/admin/settle.html"
    action_priority = 10

    def check_perm(self, report):
        """Tell whether she may change reports."""
        return self.request.user.has_perm("documents.change_problemreport")

    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Settle them; one that is settled keeps its date."""
        for report in objects:
            report.state = ProblemState.SETTLED
            report.save()
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        """Say how many."""
        return ngettext(
            "%(number)d problem is settled.", "%(number)d problems are settled.", num_parent_objects
        ) % {"number": num_parent_objects}

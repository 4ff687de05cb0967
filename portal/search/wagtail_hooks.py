"""What the search adds to the Wagtail admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.search.reports import QuestionsReport


class QuestionsMenuItem(MenuItem):
    """The way to the report, for whom it is."""

    def is_shown(self, request):
        """Show it to who may read the report."""
        return request.user.has_perm("search.view_askedquestion")


@hooks.register("register_admin_urls")
def register_questions_urls():
    """Give the report its addresses."""
    return [
        path("reports/questions/", QuestionsReport.as_view(), name="questions_report"),
        path(
            "reports/questions/results/",
            QuestionsReport.as_view(results_only=True),
            name="questions_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_questions_menu_item():
    """Show the report among the others."""
    return QuestionsMenuItem(
        _("What people search for"), reverse("questions_report"), icon_name="search", order=100
    )

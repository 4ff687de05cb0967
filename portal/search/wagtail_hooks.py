"""What the search adds to the Wagtail admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks

from portal.admin_guard import MenuItemFor
from portal.search.reports import QuestionsReport


def user_can_read_questions(user):
    """Tell whether the report is for `user`."""
    return user.has_perm("search.view_askedquestion")


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
    return MenuItemFor(
        user_can_read_questions,
        _("What people search for"),
        reverse("questions_report"),
        icon_name="search",
        order=100,
    )

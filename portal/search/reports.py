"""« What people search for »: the questions asked most, for the editors."""

from urllib.parse import urlencode

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from portal.counting import FLOOR, write_counts
from portal.models import DailyCount
from portal.search.models import AskedQuestion
from portal.search.questions import write_questions
from portal.search.wording_admin import SynonymGroupViewSet


def plain_cell(text):
    """Return a text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def month_in_words(question):
    """Return the month in which a question was asked: "mars 2026"."""
    return date_format(question.month, "F Y")


def _column(name, label, accessor=None):
    return Column(name, label=label, accessor=accessor or name, sort_key=name)


class AddSynonymColumn(Column):
    """The way from a question to a synonym for its words, for whoever may add one."""

    def get_value(self, question):
        """Return the link."""
        url = (
            f"{reverse(SynonymGroupViewSet().get_url_name('add'))}?{urlencode({'wordings': question.words})}"
        )
        return format_html('<a href="{}">{}</a>', url, _("Add a synonym"))

    def get_cell_context_data(self, instance, parent_context):
        """Show the link to her whose right it is."""
        context = super().get_cell_context_data(instance, parent_context)
        may = parent_context["request"].user.has_perm("search.add_synonymgroup")
        return context if may else {**context, "value": ""}


class QuestionsReport(ReportView):
    """The questions that several people asked in a month, the most frequent first."""

    page_title = _("What people search for")
    header_icon = "search"
    index_url_name = "questions_report"
    index_results_url_name = "questions_report_results"
    results_template_name = "search/admin/questions_report_results.html"
    permission_policy = ModelPermissionPolicy(AskedQuestion)
    any_permission_required = {"view"}
    default_ordering = "-total"
    columns = [
        _column("words", _("Question")),
        _column("month", _("Month"), month_in_words),
        _column("total", _("Times asked")),
        _column("without_result", _("Times without result")),
        AddSynonymColumn("add_synonym", label=_("Help the search")),
    ]
    list_export = ["words", "month", "total", "without_result"]
    custom_field_preprocess = {"words": {ReportView.FORMAT_CSV: plain_cell}}
    export_headings = {
        "words": _("Question"),
        "month": _("Month"),
        "total": _("Times asked"),
        "without_result": _("Times without result"),
    }

    def get_base_queryset(self):
        """Return the questions whose words may be known."""
        write_questions()
        return AskedQuestion.objects.exclude(words="")

    def get_context_data(self, *args, **kwargs):
        """Say how many searches there were this year, all questions together."""
        write_counts()
        year = timezone.localdate().replace(month=1, day=1)
        counts = DailyCount.objects.filter(robot=False, day__gte=year)
        searches, nothing = (
            counts.filter(name=name).aggregate(sum=Sum("total"))["sum"] or 0
            for name in ("search", "search without result")
        )
        figures = {"searches": searches, "without_result": nothing, "year": year.year, "floor": FLOOR}
        return {**super().get_context_data(*args, **kwargs), **figures}

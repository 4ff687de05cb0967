"""The search over the whole site."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.page_cache import kept_for_visitors
from portal.search.questions import note_question
from portal.search.result_page import ResultPage


@require_safe
@kept_for_visitors
def site_search(request):
    """Show what the reader may find everywhere on the site."""
    found = ResultPage(request)
    note_question(request, found)
    return render(request, "search/results.html", {"found": found, "search_query": found.query.text})

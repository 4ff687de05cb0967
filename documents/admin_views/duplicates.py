"""The report of possible duplicates, and the decision that two notices are two documents."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.duplicates.finding import find_pairs
from documents.models import DistinctPair, DocumentPage
from documents.permissions import user_can_review_duplicates
from documents.presentation import NoticeCard
from portal.admin_guard import open_to

A_PAGE = 25


for_reviewers = open_to(user_can_review_duplicates)


class PairCard(NoticeCard):
    """A notice of a pair."""

    @property
    def state(self):
        """Who reads it, or that it is a draft."""
        return self.notice.get_audience_display() if self.notice.live else _("Draft")


@require_safe
@for_reviewers
def report(request):
    """List the pairs of notices that may be the same, certain ones first."""
    page = Paginator(find_pairs(), A_PAGE).get_page(request.GET.get("p"))
    keys = {key for pair in page for key in (pair.first, pair.second)}
    notices = DocumentPage.objects.prefetch_related("contributors").in_bulk(keys)
    rows = [
        {"pair": pair, "cards": [PairCard(notices[key], "") for key in (pair.first, pair.second)]}
        for pair in page
        if pair.first in notices and pair.second in notices
    ]
    return render(request, "documents/admin/duplicates.html", {"page": page, "rows": rows})


@require_POST
@for_reviewers
def tell_apart(request, first, second):
    """Remember that two notices are two documents; twice is once."""
    pair = sorted((first, second))
    left, right = (get_object_or_404(DocumentPage, pk=key) for key in pair)
    DistinctPair.objects.get_or_create(first=left, second=right)
    messages.success(request, _("These two are different documents: they are not shown together again."))
    return redirect(reverse("duplicates"))

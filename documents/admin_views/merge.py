"""The screen on which two notices of one document become one."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.models import ReferenceIndex

from documents.admin_views.duplicates import for_reviewers
from documents.comparing import ComparedField
from documents.duplicates.merging import (
    BOTH,
    LEFT,
    MANY,
    RIGHT,
    Changed,
    MergeDecision,
    compared,
    merge,
    narrower,
    proposed,
    state_of,
    who_may_stay,
)
from documents.models import DocumentPage
from documents.permissions import user_can_merge
from portal.models import Audience, FormerAddress


@dataclass
class MergeRow:
    """A field of the two, and what is chosen for it."""

    field: ComparedField
    chosen: str

    @property
    def choices(self):
        """What may be chosen: a list of {value, text, checked}."""
        sides = [(LEFT, self.field.left or "–"), (RIGHT, self.field.right or "–")]
        sides += [(BOTH, _("Both together"))] if self.field.name in MANY else []
        return [{"value": value, "text": text, "checked": value == self.chosen} for value, text in sides]


@for_reviewers
def merge_two(request, first, second):
    """Show two notices side by side, then merge them as she decides.

    Raises:
        Http404: one of them never was.
        PermissionDenied: she may not write the one, or erase the other.
    """
    found = DocumentPage.objects.in_bulk([first, second])
    if len(found) < 2 or first == second:
        return _already_merged(request, first, second)
    left, right = found[first], found[second]
    if not (user_can_merge(request.user, left, right) and user_can_merge(request.user, right, left)):
        raise PermissionDenied
    if request.method == "POST":
        try:
            stays = merge(left, right, _decision(request.POST, left, right), request.user)
        except Changed:
            messages.warning(request, _("One of the two changed meanwhile. Look at both again."))
            return _show(request, left, right)
        messages.success(request, _("The two notices are one. The other address leads to it."))
        return redirect(reverse("wagtailadmin_pages:edit", args=[stays.pk]))
    return _show(request, left, right)


def _already_merged(request, first, second):
    """Lead to the notice that stays when the merge was done a moment ago."""
    former = FormerAddress.objects.filter(old_key__in=[first, second]).first()
    if former is None:
        raise Http404
    messages.info(request, _("These two were merged already."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[former.page_id]))


def _decision(posted, left, right):
    """Return what was posted; what is missing or forged is what is proposed."""
    may_stay = who_may_stay(left, right)
    fields = {}
    for row in _rows(left, right):
        allowed = {choice["value"] for choice in row.choices}
        value = posted.get(f"field-{row.field.name}")
        fields[row.field.name] = value if value in allowed else row.chosen
    audience = posted.get("audience")
    return MergeDecision(
        stays=posted.get("stays") if posted.get("stays") in may_stay else may_stay[0],
        fields=fields,
        audience=audience if audience in (left.audience, right.audience) else None,
        seen=posted.get("seen", ""),
    )


def _rows(left, right):
    drafts = left.get_latest_revision_as_object(), right.get_latest_revision_as_object()
    return [MergeRow(field, proposed(field)) for field in compared(*drafts)]


def _show(request, left, right):
    left, right = DocumentPage.objects.get(pk=left.pk), DocumentPage.objects.get(pk=right.pk)
    may_stay = who_may_stay(left, right)
    kept = narrower(left, right)
    sides = [
        {
            "value": value,
            "notice": notice,
            "may_stay": value in may_stay,
            "checked": value == may_stay[0],
            "published": notice.live,
            "unpublished_changes": notice.live and notice.has_unpublished_changes,
            "uses": ReferenceIndex.get_references_to(notice).count(),
        }
        for value, notice in ((LEFT, left), (RIGHT, right))
    ]
    audiences = [
        {"value": one.value, "label": one.label, "checked": one == kept}
        for one in (Audience.MEMBERS, Audience.PUBLIC)
    ]
    context = {
        "rows": _rows(left, right),
        "sides": sides,
        "audiences": audiences if left.audience != right.audience else [],
        "seen": state_of(left, right),
    }
    return render(request, "documents/admin/merge.html", context)

"""The screen on which an editor chooses what a notice is merged with."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from documents.admin_views.duplicates import PairCard, for_reviewers
from documents.models import DocumentPage
from documents.permissions import user_can_begin_merge

MOST = 25


class OtherNoticeForm(forms.Form):
    """Words of the title of the other notice."""

    q = forms.CharField(label=_("Words of its title"), max_length=200)


@require_safe
@for_reviewers
def choose_other(request, key):
    """Find the other notice by its title; each one found leads to the screen that compares the two.

    Raises:
        Http404: there is no such notice.
        PermissionDenied: she may not merge this one.
    """
    notice = get_object_or_404(DocumentPage, pk=key)
    if not user_can_begin_merge(request.user, notice):
        raise PermissionDenied
    form = OtherNoticeForm(request.GET if "q" in request.GET else None)
    context = {"notice": notice, "form": form, "most": MOST}
    if form.is_valid():
        found = _others(notice, form.cleaned_data["q"])
        context |= {"asked": True, "cards": found[:MOST], "is_cut": len(found) > MOST}
    return render(request, "documents/admin/merge_choice.html", context)


def _others(notice, words):
    """Return the cards of the notices, drafts too, whose titles have the words: one more than is shown."""
    # The notice itself may be among them.
    keys = [page.pk for page in DocumentPage.objects.autocomplete(words)[: MOST + 2] if page.pk != notice.pk]
    notices = DocumentPage.objects.prefetch_related("contributors").in_bulk(keys)
    return [PairCard(notices[key], "") for key in keys[: MOST + 1] if key in notices]

"""The screens that ask Crossref: a new notice from a DOI, the empty fields of a notice, the form's button."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from documents.admin_views.imports import for_importers
from documents.bulk import add_notices
from documents.comparing import ComparedField, in_words, label_of, words_of_reference
from documents.crossref.asking import NoAnswer, UnknownDoi, look_up
from documents.crossref.completing import complete, missing_in
from documents.imports.conversion import COPIED, contributors_of, shorten, to_notice
from documents.imports.holdings import Holdings
from documents.models import DocumentPage
from documents.permissions import home_of_notices, user_can_complete
from documents.references.matching import Match
from documents.vocabulary import Vocabulary

LONGEST = 300


class DoiForm(forms.Form):
    """A DOI, or its address."""

    doi = forms.CharField(
        label="DOI", max_length=LONGEST, help_text=gettext_lazy("Such as: 10.1234/abcd, or its address.")
    )


def ask(doi):
    """Return (reference, "") or (None, what to tell her)."""
    try:
        return look_up(doi), ""
    except UnknownDoi:
        return None, _("Crossref knows no document with this DOI: check it, or fill in by hand.")
    except NoAnswer:
        return None, _("Crossref did not answer; fill in by hand.")


@for_importers
def new_from_doi(request):
    """Show what Crossref says of a DOI, then make a draft of it when she asks."""
    form, context = DoiForm(request.POST or request.GET or None), {}
    if form.is_bound and form.is_valid():
        reference, problem = ask(form.cleaned_data["doi"])
        context = {"problem": problem}
        if reference:
            verdict = Holdings(home_of_notices()).classify(reference)
            if request.method == "POST" and verdict.match is not Match.SAME:
                return _make(request, reference)
            context = {"fields": _fields(reference), "doi": reference.doi, "there": _there(verdict)}
    return render(request, "documents/admin/crossref_new.html", {"form": form, **context})


def _there(verdict):
    """Return the notice that is the same or probably the same, or None."""
    notice = DocumentPage.objects.filter(pk=verdict.found).first() if verdict.found else None
    return notice and {"notice": notice, "certain": verdict.match is Match.SAME}


def _fields(reference):
    words = words_of_reference(reference)
    return [ComparedField(name, label_of(name), text, "") for name, text in words.items() if text]


def _make(request, reference):
    notice, _shortened = to_notice(reference, Vocabulary())
    page = add_notices(home_of_notices(), [notice], live=False, user=request.user)[0]
    messages.success(request, _("The draft is made. Read it again before you publish it."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def complete_from_doi(request, key):
    """Show what Crossref would write in the empty fields of a notice, then write it in a draft.

    Raises:
        PermissionDenied: she may not change this notice, or not now.
    """
    notice = get_object_or_404(DocumentPage, pk=key)
    if not user_can_complete(request.user, notice):
        raise PermissionDenied
    draft = notice.get_latest_revision_as_object()
    reference, problem = ask(draft.doi) if draft.doi else (None, _("This notice has no DOI: write it first."))
    names = missing_in(draft, reference) if reference else []
    if request.method == "POST" and names:
        complete(notice, reference, Vocabulary(), request.user, only=request.POST.getlist("field"))
        messages.success(request, _("The draft is completed. Read it again before you publish it."))
        return redirect(reverse("wagtailadmin_pages:edit", args=[notice.pk]))
    words = words_of_reference(reference) if reference else {}
    fields = [ComparedField(name, label_of(name), words[name], "") for name in names]
    context = {"notice": notice, "fields": fields, "problem": problem}
    return render(request, "documents/admin/crossref_complete.html", context)


@require_safe
@for_importers
def answer(request):
    """Tell the form's button what Crossref says of a DOI, as JSON: the script fills what is empty."""
    reference, problem = ask(request.GET.get("doi", "")[:LONGEST])
    if reference is None:
        return JsonResponse({"problem": problem})
    values = {name: shorten(name, getattr(reference, name))[0] for name in COPIED}
    fields = [
        {"name": name, "label": label_of(name), "value": value, "words": in_words(name, value)}
        for name, value in values.items()
        if value and name != "doi"
    ]
    people = [
        {"role": one.role, "family": one.family, "given": one.given, "organisation": one.organisation}
        for one in contributors_of(reference)
    ]
    return JsonResponse(
        {"fields": fields, "contributors": people, "contributors_label": label_of("contributors")}
    )

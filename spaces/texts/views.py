"""The shared texts of a space: read, written, finished."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.kept_words import mark_of, words_given_back
from portal.links import interface_language
from portal.visibility import refuse
from spaces.choices import Part
from spaces.inside.frame import frame
from spaces.models import SharedText
from spaces.permissions import may_change, may_write
from spaces.texts import writing
from spaces.texts.forms import CommentForm, TextForm
from spaces.texts.shown import changes_between, text_page, texts_of
from spaces.things.access import part_inside, thing_in
from spaces.things.shown import address_of, page_of, shown
from spaces.things.views import GONE_ON, READ_OR_WRITE, Page, kept, write


@never_cache
@require_safe
@part_inside(Part.TEXTS)
def texts(request, participation):
    """List the shared texts."""
    pages = page_of(texts_of(participation), request)
    context = {
        **frame(participation, Part.TEXTS),
        "things": [shown(one, participation, "text", has_page=True, changes=False) for one in pages],
        "pages": pages,
        "may_add": may_write(participation),
    }
    return render(request, "spaces/texts.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.TEXTS)
def new_text(request, participation):
    """Begin a text that others go on with."""
    if not may_write(participation):
        return refuse(request)
    back = reverse("texts", args=[participation.space.public_id])
    page = Page(Part.TEXTS, _("Begin a shared text"), _("Publish"), back, _kept_by_design())

    def save(form):
        given = form.cleaned_data
        made = writing.begin_text(
            participation,
            form.key(),
            title=given["title"],
            body=given["body"],
            language=interface_language(),
        )
        return address_of("text", made)

    return write(request, participation, page, lambda data, _files: TextForm(data), save)


def _kept_by_design():
    return _("Each version is kept, with its author: what you take out can still be read in the former ones.")


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.TEXTS)
def text(request, participation, text_id):
    """Read a text, and say something about it."""
    found = thing_in(SharedText, participation, text_id)
    if found is None:
        return refuse(request)
    typed = None if request.method == "POST" else words_given_back(request)
    form, status = CommentForm(request.POST if request.method == "POST" else typed), 200
    if request.method == "POST" and form.is_valid():
        url, status = kept(participation, form, lambda form: _comment(participation, found, form))
        if url:
            return redirect(url)
    context = {
        **frame(participation, Part.TEXTS),
        **text_page(found, participation),
        "form": form,
        "typed_by": mark_of(request.user),
        "given_back": bool(typed),
    }
    return render(request, "spaces/text.html", context, status=status)


def _comment(participation, found, form):
    writing.comment(participation, found, form.key(), form.cleaned_data["body"])
    return f"{address_of('text', found)}#remarks"


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.TEXTS)
def write_text(request, participation, text_id):
    """Change a text; where somebody saved meanwhile, both texts are shown, and nothing is lost."""
    found = thing_in(SharedText, participation, text_id)
    if found is None or found.finalised_at or not may_write(participation):
        return refuse(request)
    is_sent = request.method == "POST"
    typed = None if is_sent else words_given_back(request)
    now = {"title": found.title, "body": found.body, "number": found.number}
    form, status, meanwhile = TextForm(request.POST if is_sent else typed, initial=now), 200, None
    if is_sent and form.is_valid():
        try:
            url, status = kept(participation, form, lambda form: _save(participation, found, form))
        except writing.SavedMeanwhile as saved:
            url, status, meanwhile = "", GONE_ON, saved.text
            form = _with_number(request, meanwhile.number)
        if url:
            return redirect(url)
    context = {
        **frame(participation, Part.TEXTS),
        "text": found,
        "form": form,
        "kept_by_design": _kept_by_design(),
        "meanwhile": meanwhile,
        "changes": changes_between(meanwhile.body, form.data["body"]) if meanwhile else [],
        "typed_by": mark_of(request.user),
        "given_back": bool(typed),
    }
    return render(request, "spaces/write_text.html", context, status=status)


def _with_number(request, number):
    """Return her form as she typed it, now made from the version that she is shown beside it."""
    data = request.POST.copy()
    data["number"] = number
    return TextForm(data)


def _save(participation, found, form):
    given = form.cleaned_data
    writing.save_text(participation, found, given["number"] or 0, title=given["title"], body=given["body"])
    return address_of("text", found)


@never_cache
@require_POST
@part_inside(Part.TEXTS)
def finalise_text(request, participation, text_id):
    """Say that a text is finished, or open it again."""
    found = thing_in(SharedText, participation, text_id)
    if found is None or not may_change(participation, found):
        return refuse(request)
    over = "open" not in request.POST
    writing.finalise(participation, found, over=over)
    said = _("The text is finished: nobody changes it.") if over else _("The text is open again.")
    messages.success(request, said)
    return redirect(address_of("text", found))


@never_cache
@require_safe
@part_inside(Part.TEXTS)
def text_file(request, participation, text_id):
    """Give the words of a text, as they were typed, under a name that tells nothing."""
    found = thing_in(SharedText, participation, text_id)
    if found is None:
        return refuse(request)
    words = f"{found.title}\n\n{found.body}\n"
    response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="document-{found.public_id[:4].lower()}.txt"'
    return response

"""The screens on which an editor imports notices: bring, look, decide, done."""

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents.admin_views.import_forms import BringForm
from documents.admin_views.import_pages import BatchPage, choices_for
from documents.imports import batches as import_batches
from documents.models import Choice, ImportBatch, ImportState, Likeness
from documents.permissions import user_can_import
from documents.references.reading import decode
from members.second_factor import kept_meanwhile
from portal.admin_guard import open_to

SHOWN = 20


for_importers = open_to(user_can_import)


def _batch(request, key):
    return get_object_or_404(ImportBatch.objects.visible_to(request.user), pk=key)


def _to(batch, part="", number=""):
    query = f"?part={part}&p={number or 1}" if part else ""
    return redirect(reverse("import_batch", args=[batch.pk]) + query)


@csrf_exempt
@for_importers
def bring(request):
    """Show what was brought lately, and take a text or a file. Kept first, and read in the background."""
    try:
        request.POST  # noqa: B018 - reading it is what may fail
    except RequestDataTooBig:
        form = BringForm(None)
        problem = _("What you pasted is too long for one form: save it in a file, then choose the file.")
        return _show_form(request, form, problem, status=413)
    return _bring(request)


kept_meanwhile(bring)


@csrf_protect
def _bring(request):
    if request.method != "POST":
        return _show_form(request, BringForm(initial=_text_to_correct(request)))
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_form(request, form)
    return _to(import_batches.begin(request.user, *form.content()))


def _text_to_correct(request):
    """Return the text of an import that she wants to correct and bring again."""
    key = request.GET.get("from", "")
    if not key.isdecimal():
        return {}
    return {"text": decode(bytes(_batch(request, int(key)).content))}


def _show_form(request, form, problem="", status=200):
    batches = ImportBatch.objects.visible_to(request.user).defer("content")[:SHOWN]
    context = {"form": form, "batches": batches, "problem": problem, "most": import_batches.MOST}
    return render(
        request,
        "documents/admin/import_bring.html",
        {**context, "largest": import_batches.LARGEST},
        status=status,
    )


@require_safe
@for_importers
def show(request, key):
    """Show one import: what each entry is, what is chosen, what was done."""
    batch = _batch(request, key)
    shown = BatchPage(batch, request.GET.get("part", ""), request.GET.get("p", 1))
    return render(request, "documents/admin/import_batch.html", {"batch": batch, "shown": shown})


@require_safe
@for_importers
def state(request, key):
    """Tell a waiting screen where an import stands."""
    batch = _batch(request, key)
    done = batch.entries.exclude(result="").count() if batch.state == ImportState.IMPORTING else 0
    return JsonResponse({"state": batch.state, "done": done})


@kept_meanwhile
@require_POST
@for_importers
def decide(request, key):
    """Keep what she chose on this page; then, if she asks, do it. A repeated request does nothing twice."""
    batch = _batch(request, key)
    part, number = request.POST.get("part", ""), request.POST.get("p", "")
    if batch.state != ImportState.READY:
        return _to(batch)
    _keep_choices(batch, request.POST)
    action = request.POST.get("action", "")
    if action.startswith("all:"):
        _choose_for_all(batch, part, action.removeprefix("all:"))
    if action == "confirm" and getattr(request, "factor_is_old", False):
        messages.info(request, _("Your choices are kept. Look once more, then import."))
    elif action == "confirm":
        import_batches.confirm(batch)
        return _to(batch)
    else:
        messages.success(request, _("Your choices are kept."))
    return _to(batch, part, number)


def _keep_choices(batch, posted):
    """Write the choices of one page: those that each entry allows, and no other."""
    chosen = {
        int(name.removeprefix("choice-")): value
        for name, value in posted.items()
        if name.startswith("choice-") and name.removeprefix("choice-").isdecimal() and len(name) < 16
    }
    changed = []
    for entry in batch.entries.filter(position__in=chosen):
        choice = chosen[entry.position]
        if choice in choices_for(entry) and choice != entry.choice:
            entry.choice = choice
            changed.append(entry)
    batch.entries.bulk_update(changed, ["choice"], batch_size=import_batches.BATCH)


def _choose_for_all(batch, part, choice):
    if part not in Likeness.values or choice not in Choice.values:
        return
    entries = [one for one in batch.entries.filter(likeness=part) if choice in choices_for(one)]
    for entry in entries:
        entry.choice = choice
    batch.entries.bulk_update(entries, ["choice"], batch_size=import_batches.BATCH)


@require_http_methods(["GET", "HEAD", "POST"])
@for_importers
def discard(request, key):
    """Ask once more, then throw an import away; the notices that it made stay."""
    batch = _batch(request, key)
    if request.method != "POST":
        return render(request, "documents/admin/import_discard.html", {"batch": batch})
    if batch.state != ImportState.IMPORTING:
        batch.delete()
        messages.success(request, _("The import was thrown away. Its notices, if it made any, stay."))
    return redirect("import_bring")

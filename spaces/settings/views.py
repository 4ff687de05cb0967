"""The settings of a space, for its moderators; archiving it."""

from copy import copy

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.kept_words import mark_of, words_given_back
from spaces.access import moderated
from spaces.inside.frame import frame
from spaces.models import Space
from spaces.settings.changes import consequences, seal_of
from spaces.settings.forms import SettingsForm
from spaces.settings.keeping import archive, keep, reopen

TAB = "space_settings"
READ_OR_WRITE = ["GET", "HEAD", "POST"]
GROUPS = (
    (
        "what",
        (
            *("name_fr", "name_en", "purpose_fr", "purpose_en", "welcome_fr", "welcome_en"),
            *("contact", "hours_fr", "hours_en"),
        ),
    ),
    ("who", ("circle", "pseudonyms", "mail_content")),
    ("rules", ("agreements_fr", "agreements_en", "agreements_change", "first_posts_read", "retention_days")),
    ("parts", ("parts", "ends_on", "colour", "icon")),
)


@never_cache
@require_http_methods(READ_OR_WRITE)
@moderated
@transaction.atomic
def settings(request, participation):
    """Change what a space is; what changes who reads is asked about first, with numbers."""
    space = Space.objects.select_for_update().get(pk=participation.space_id)
    before = copy(space)
    typed = words_given_back(request) if request.method != "POST" else None
    form = SettingsForm(request.POST if request.method == "POST" else typed, instance=space, before=before)
    asked = []
    if request.method == "POST" and form.is_valid():
        asked = consequences(before, space, real_change=form.real_change)
        if form.cleaned_data["confirmed"] == seal_of(asked):
            keep(before, space, real_change=form.real_change)
            messages.success(request, _("The settings are kept."))
            return redirect(TAB, space.public_id)
    participation.space = before
    context = {
        **frame(participation, TAB),
        "form": form,
        "groups": _groups(form),
        "asked": asked,
        "seal": seal_of(asked),
        "given_back": bool(typed),
        "typed_by": mark_of(request.user),
    }
    return render(request, "spaces/settings/settings.html", context)


def _groups(form):
    labels = {
        "what": _("What it is"),
        "who": _("Who sees what"),
        "rules": _("Its rules"),
        "parts": _("What it holds, how it looks"),
    }
    return [(labels[code], [form[name] for name in names if name in form.fields]) for code, names in GROUPS]


@never_cache
@require_http_methods(READ_OR_WRITE)
@moderated
def archive_space(request, participation):
    """Close a space, or open it again."""
    space = participation.space
    if request.method == "POST":
        if space.archived_at:
            done, words = reopen(space), _("The space is open again.")
        else:
            done, words = archive(space), _("The space is closed: its people still read it.")
        if done:
            messages.success(request, words)
        return redirect("space", space.public_id)
    return render(request, "spaces/settings/archive.html", frame(participation, TAB))

"""Screens of the charter in the Wagtail admin: publishing a version, and who has signed."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.charter.difference import difference
from members.charter.signing import PUBLISH, AlreadyPublished, publish, who_would_sign
from members.models import CharterTalk, CharterVersion
from portal.admin_guard import open_to

PAGE = 50
KINDS = [
    ("real", gettext_lazy("It changes what is promised: everybody is asked to sign it")),
    (
        "minor",
        gettext_lazy("It corrects words, and changes nothing that is promised: nobody is asked anything"),
    ),
]


class PublishForm(forms.Form):
    """What kind of change it is. No answer is ready-made."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of change is it?"), choices=KINDS, widget=forms.RadioSelect
    )


def user_can_publish(user):
    """Tell whether `user` may put a version in force."""
    return user.has_perm(PUBLISH)


for_publishers = open_to(user_can_publish)


@require_http_methods(["GET", "HEAD", "POST"])
@for_publishers
def publish_version(request, key):
    """Show what changes and for how many people, then put the version in force.

    Raises:
        PermissionDenied: she may not publish.
    """
    version = get_object_or_404(CharterVersion, pk=key)
    current = CharterVersion.objects.in_force()
    if version.is_published:
        return _already(request)
    form = PublishForm(request.POST or (None if current else {"kind": "real"}))
    if request.method == "POST" and form.is_valid():
        try:
            publish(version, request.user, minor=form.cleaned_data["kind"] == "minor")
        except AlreadyPublished:
            return _already(request)
        messages.success(request, _("Version %(number)s is in force.") % {"number": version.number})
        return redirect("charter_versions:list")
    context = {
        "version": version,
        "form": form,
        "first": current is None,
        "changes": _changes(current, version) if current else [],
        "number": who_would_sign().count(),
    }
    return render(request, "members/admin/charter_publish.html", context)


def _changes(current, version):
    """Return [(language, blocks that changed)]."""
    return [
        (
            language,
            difference(current.text(language), version.text(language))
            + difference(current.lines(language), version.lines(language)),
        )
        for language in ("fr", "en")
    ]


def _already(request):
    messages.warning(request, _("This version was published already."))
    return redirect("charter_versions:list")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_publishers
def people(request):
    """List who would like to talk, and who has yet to sign; a talk that took place is ticked off.

    Raises:
        PermissionDenied: she may not publish.
    """
    if request.method == "POST":
        key = request.POST.get("talk", "")
        waiting = CharterTalk.objects.filter(pk=int(key) if key.isdecimal() and len(key) < 18 else 0)
        done = waiting.filter(settled_at=None).update(settled_at=timezone.now())
        if done:
            messages.success(request, _("Noted: you have talked."))
        return redirect("charter_people")
    unsigned = who_would_sign().filter(must_sign_charter=True).order_by("last_name", "first_name", "pk")
    page = Paginator(unsigned, PAGE).get_page(request.GET.get("p"))
    context = {
        "talks": CharterTalk.objects.filter(settled_at=None).select_related("user"),
        "page": page,
        "said": ngettext(
            "%(number)d person has yet to sign.", "%(number)d people have yet to sign.", page.paginator.count
        )
        % {"number": page.paginator.count},
    }
    return render(request, "members/admin/charter_people.html", context)

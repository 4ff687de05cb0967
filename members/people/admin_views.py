"""The facilitator's screens: the list of members, and the file of each."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from members.models import Deed, MemberNote, Profile
from members.people.forms import FindForm, NoteForm
from members.people.suspending import may_look_after, members, reinstate, suspend
from members.privacy.access_log import record

ON_A_PAGE = 30


def for_facilitators(view):
    """Keep a screen for who looks after the members."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not may_look_after(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def found_by(form):
    """Return the members that a `FindForm` asks for, all of them when it asks for nothing."""
    accounts = members().select_related("profile__region", "profile__organisation")
    asked = form.cleaned_data if form.is_valid() else {}
    for word in asked.get("q", "").split():
        accounts = accounts.filter(
            Q(email__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
    if asked.get("region"):
        accounts = accounts.filter(profile__region=asked["region"])
    return accounts.order_by("last_name", "first_name", "email", "pk")


@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def people(request):
    """List the members.

    What is looked for, and the page, are sent in the form: a name has no place in an address, which histories
    and logs keep.

    Raises:
        PermissionDenied: she does not look after them.
    """
    form = FindForm(request.POST)
    page = Paginator(found_by(form), ON_A_PAGE).get_page(request.POST.get("p"))
    return render(request, "members/admin/people.html", {"form": form, "page": page})


def _file(request, account, form):
    profile = Profile.objects.filter(user=account).select_related("region", "organisation").first()
    notes = MemberNote.objects.filter(about=account).select_related("author")
    context = {"account": account, "profile": profile, "notes": notes, "form": form}
    return render(request, "members/admin/person.html", context)


@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def person(request, key):
    """Show the file of a member, and take a note. That it was read is written down.

    Raises:
        Http404: there is no such member.
        PermissionDenied: she does not look after them.
    """
    account = get_object_or_404(members(), pk=key)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _write(form, account, request.user)
        messages.success(request, _("The note is written."))
        return redirect("member_file", key)
    record(request.user, Deed.FILE_READ, account)
    return _file(request, account, form)


@transaction.atomic
def _write(form, account, author):
    note = {"about": account, "author": author, "text": form.cleaned_data["text"]}
    _note, made = MemberNote.objects.get_or_create(form_key=form.cleaned_data["form_key"], defaults=note)
    if made:
        record(author, Deed.NOTE_WRITTEN, account)


@for_facilitators
@require_POST
def change_access(request, key):
    """Suspend a member, or let her in again.

    Raises:
        Http404: there is no such member, or she has a role.
        PermissionDenied: she does not look after them.
    """
    account = get_object_or_404(members(), pk=key)
    if request.POST.get("action") == "suspend" and "sure" not in request.POST:
        messages.error(request, _("Tick the box first: she is signed out at once."))
    elif request.POST.get("action") == "suspend":
        suspend(account, request.user)
        messages.success(request, _("%(name)s no longer gets in.") % {"name": account})
    elif request.POST.get("action") == "reinstate":
        reinstate(account, request.user)
        messages.success(request, _("%(name)s gets in again.") % {"name": account})
    return redirect("member_file", key)

"""Coming into a sheltered space, before one has an account: each page tells nothing where it is kept."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from members.phrase.coming_in import TO_READ, come_in
from members.phrase.phrases import new_entry_name, new_phrase
from portal.limits import has_room
from portal.links import interface_language
from portal.traces import BEHIND_LETTERS, without_traces
from portal.visibility import refuse
from portal.visitors import place_mark
from spaces.models import EntryCode
from spaces.shelter import codes
from spaces.shelter.forms import AcceptForm, CodeForm, NewPhraseForm
from spaces.shelter.pseudonyms import new_pseudonym

TRIES, WITHIN = 20, 60 * 60  # from one place: 48 bits are not found so
TOO_MANY = 429
READ_OR_WRITE = ["GET", "HEAD", "POST"]
CODE, NAME = "entry_code", "entry_name"  # keys of the session


def _keep(request, typed):
    """Keep in the session which code somebody has; tell whether there is one. Nothing is used by it."""
    found = EntryCode.objects.waits(typed)
    if found is not None:
        request.session[CODE] = found.pk
    return found is not None


def _kept(request):
    found = EntryCode.objects.waiting().filter(pk=request.session.get(CODE))
    return found.select_related("space", "participation__user", "made_by").first()


def _may_try(request):
    return has_room("entry_codes", place_mark(request), TRIES, WITHIN)


def _say_gone(form):
    form.add_error("code", _("This code opens nothing. Check it, or ask who gave it to you for another."))


@require_http_methods(READ_OR_WRITE)
@without_traces
def enter_code(request):
    """Type a code that was read aloud, or written."""
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if not _may_try(request):
            form.add_error(None, _("There were too many tries. Wait a few minutes, then try again."))
            status = TOO_MANY
        elif _keep(request, form.cleaned_data["code"]):
            return redirect("shelter_accept")
        else:
            _say_gone(form)
    return render(request, "spaces/shelter/code.html", {"form": form}, status=status)


@require_safe
@without_traces
def follow_code(request, code):
    """Open the link of a code: it uses nothing, and the code does not stay in the address."""
    if _may_try(request) and _keep(request, code):
        return redirect("shelter_accept")
    form = CodeForm({"code": code[:40]})
    form.is_valid()
    _say_gone(form)
    return render(request, "spaces/shelter/code.html", {"form": form})


@sensitive_post_parameters("phrase")
@require_http_methods(READ_OR_WRITE)
@without_traces
def accept(request):
    """Say what this is, take the agreements, a name and a phrase; or another phrase, for who comes back.

    Somebody who is signed in goes no further: no account has anything to do with this one.
    """
    if request.user.is_authenticated:
        return render(request, "spaces/shelter/signed_in.html")
    code = _kept(request)
    if code is None:
        return redirect("shelter_code")
    name = request.session.get(NAME) or new_entry_name(interface_language())
    request.session[NAME] = name
    form = _form(request, code, name)
    if request.method == "POST" and form.is_valid():
        try:
            user = _use(code, form, name)
        except codes.Gone:
            return redirect("shelter_code")
        except ValidationError as taken:
            form.add_error("pseudonym", taken)
        else:
            come_in(request, user)
            return redirect("spaces_map")
    template = "spaces/shelter/come_back.html" if code.is_way_back else "spaces/shelter/accept.html"
    context = {"form": form, "space": code.space, "entry_name": name, "made_by": code.made_by}
    return render(request, template, context)


def _form(request, code, name):
    typed = request.POST if request.method == "POST" else None
    initial = {"phrase": new_phrase(interface_language())}
    if code.is_way_back:
        return NewPhraseForm(typed, names=[name], initial=initial)
    initial["pseudonym"] = new_pseudonym(code.space)
    return AcceptForm(typed, space=code.space, names=[name], initial=initial)


def _use(code, form, name):
    given = form.cleaned_data
    if code.is_way_back:
        return codes.come_back(code, entry_name=name, phrase=given["phrase"])
    return codes.accept(
        code,
        pseudonym=given["pseudonym"],
        entry_name=name,
        phrase=given["phrase"],
        language=interface_language(),
    )


@require_http_methods(READ_OR_WRITE)
@without_traces
def read_first(request):
    """Say once a session what the exit does, and does not, before the first page (research/safety.md, R4)."""
    if not request.user.is_authenticated or not request.user.signs_with_phrase:
        return refuse(request)
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if request.method == "POST":
        request.session.pop(TO_READ, None)
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
        return redirect(wanted if safe and BEHIND_LETTERS.match(wanted) else "spaces_map")
    return render(request, "spaces/shelter/read_first.html", {"next": wanted})

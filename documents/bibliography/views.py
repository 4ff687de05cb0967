"""« Ma bibliographie » : seen, changed, taken away, sent to oneself."""

import re
from hashlib import sha256
from urllib.parse import quote

from django.core.cache import cache
from django.http import Http404, HttpResponseForbidden, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from documents.bibliography.basket import MOST, Basket
from documents.citations.citing import cite, plain_list
from documents.exports.record import WITH_ALL, reference_of
from documents.exports.responses import export_response, records_of
from documents.listing import export_links
from documents.models import DocumentIndexPage, DocumentPage
from portal.links import addresses, interface_language, page_address
from portal.mail import send
from portal.navigation import breadcrumbs
from portal.origin import is_from_elsewhere
from portal.visitors import Pace, place_mark

SECONDS_APART = 60
TOO_MANY = 429
AN_HOUR = 100  # bibliographies started from one place, which may be a whole school: each is a row
pace = Pace(AN_HOUR, seconds=60 * 60)
LONGEST_MAILTO = 1_800  # characters of an address that all mail programs take


def _entries(request):
    """Return [{citation, title, lang, url, key}] of what is set aside: through the gate, in order."""
    keys = Basket(request).keys
    notices = DocumentPage.objects.visible_to(request.user).filter(pk__in=keys)
    found = {notice.pk: notice for notice in notices.prefetch_related(*WITH_ALL)}
    urls = addresses(found.values())
    site = request.build_absolute_uri("/")
    entries = []
    for key in keys:
        if key in found:
            notice, url = found[key], urls.get(key, "")
            citation = cite(reference_of(notice, url, site), interface_language())
            entry = {"citation": citation, "title": notice.title, "lang": notice.language_tag}
            entries.append({**entry, "url": url, "key": key})
    return sorted(entries, key=lambda entry: re.sub(r"\W", "", entry["citation"].text).lower())


@require_safe
@never_cache
def bibliography(request):
    """Show what is set aside, ready to print."""
    return _show(request)


def _show(request, **more):
    entries = _entries(request)
    status = TOO_MANY if more.get("too_many") else 200
    return render(
        request,
        "documents/bibliography.html",
        {
            "entries": entries,
            "done": Basket(request).done(),
            "breadcrumbs": _above(request.user),
            "exports": export_links(name=reverse("bibliography") + "export"),
            "change_url": reverse("change_bibliography"),
            "empty_url": reverse("empty_bibliography"),
            "send_url": reverse("send_bibliography"),
            "mail_url": _mail_url(entries),
            "most": MOST,
            "is_full": Basket(request).is_full,
            "sent": request.GET.get("envoi") == "oui" and request.user.is_authenticated,
            **more,
        },
        status=status,
    )


def _above(user):
    """Return the way from the home page to the documentation centre, and to it."""
    centres = DocumentIndexPage.objects.visible_to(user).filter(alias_of__isnull=True)
    centre = centres.filter(locale__language_code=interface_language()).first()
    if centre is None:
        return []
    return [*breadcrumbs(centre, user), {"title": centre.title, "url": page_address(centre)}]


def _mail_url(entries):
    """Return an address that opens the reader's own mail program, or "" when the list is too long for one."""
    body = plain_list([entry["citation"] for entry in entries])
    subject = _("My bibliography")
    url = f"mailto:?subject={quote(subject)}&body={quote(body)}"
    return url if entries and len(url) <= LONGEST_MAILTO else ""


# Pages kept for visitors hold no token: where the request comes from tells instead.
@csrf_exempt
@require_POST
@never_cache
def change_bibliography(request):
    """Set a notice aside, take one out, or all; a repeated request changes nothing more.

    Each place may start so many bibliographies an hour; those that are started go on.
    """
    if is_from_elsewhere(request):
        return HttpResponseForbidden()
    basket = Basket(request)
    if "clear" in request.POST:
        basket.clear()
    key = _key(request.POST.get("add"))
    if key and DocumentPage.objects.visible_to(request.user).filter(pk=key).exists():
        if not (basket.is_started or pace.may_go_on(place_mark(request))):
            return _show(request, too_many=True)
        if not basket.add(key):
            return redirect("bibliography")
    basket.remove(_key(request.POST.get("remove")))
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    # An address, never the name of a page: redirect() would take it for one.
    return HttpResponseRedirect(back if is_ours else reverse("bibliography"))


@require_safe
@never_cache
def empty_bibliography(request):
    """Ask once more before all is taken out."""
    here = {"title": _("My bibliography"), "url": reverse("bibliography")}
    context = {
        "number": len(_entries(request)),
        "change_url": reverse("change_bibliography"),
        "bibliography_url": here["url"],
        "breadcrumbs": [*_above(request.user), here],
    }
    return render(request, "documents/bibliography_empty.html", context)


def _key(text):
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


@require_safe
@never_cache
def export_bibliography(request, extension):
    """Give what is set aside as a file of references."""
    return export_response(records_of(Basket(request).keys, request), extension, "bibliographie")


@require_POST
def send_bibliography(request):
    """Send what is set aside to the reader's own address. Visitors have none: they use their mail program."""
    if not request.user.is_authenticated or not request.user.email:
        raise Http404
    citations = [entry["citation"] for entry in _entries(request)]
    sent = f"bibliography:{request.user.pk}:{sha256(plain_list(citations).encode()).hexdigest()}"
    # A second click within the minute is the same request.
    if citations and cache.add(sent, True, SECONDS_APART):
        send("bibliography", request.user.email, {"citations": citations}, language=interface_language())
    return redirect(f"{reverse('bibliography')}?envoi=oui")

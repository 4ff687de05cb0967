"""What the frame of each page shows: name, menu, account, language switch."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wagtail.models import Page

from portal.links import (
    HOME_DEPTH,
    LANGUAGE_CODES,
    SECTION_DEPTH,
    interface_language,
    page_address,
    root_path,
)
from portal.models import PortalPage
from portal.page_cache import content_version
from portal.registries.sections import sections as more_sections
from portal.site_settings import site_settings
from portal.visibility import audiences_of, may_read_members

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
WIDE = 3  # sections in the wide header
MOST_KEPT = 40  # hosts, languages and audiences


_kept: dict = {}  # {(language, host, audiences): (version of the content, entries)}


def sections(request):
    """Return {"first", "rest", "more", "footer"}: lists of {title, url, current} of what the reader may see.

    "first" are the sections for which the wide header has room, "rest" the others; "more" is what is no
    page. The folded menu has them all.

    They are kept until the content changes, as the whole pages of visitors are (`portal.page_cache`).
    """
    version = content_version(request)
    key = (interface_language(), request.get_host(), *audiences_of(request.user))
    held = _kept.get(key)
    if not version or held is None or held[0] != version:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        # The version was read before the pages: what changed in between is read again next time.
        held = _kept[key] = (version, _split(_entries(request.user)))
    return _with_current(held[1], request.path)


def _with_current(entries, path):
    return {
        place: [{**entry, "current": path.startswith(entry["url"])} for entry in found]
        for place, found in entries.items()
    }


def _split(entries):
    """Part the menu's entries in what the wide header shows and what it folds."""
    menu = entries.pop("menu")
    return {"first": menu[:WIDE], "rest": menu[WIDE:], **entries}


def _entries(user):
    entries = {"menu": [], "more": [], "footer": []}
    root = root_path(interface_language()) or root_path(settings.LANGUAGE_CODE)
    if root is None:
        return entries
    pages = PortalPage.objects.visible_to(user).order_by()
    # Each half has its own small index: with "or", all pages would be read.
    shown = pages.filter(show_in_menus=True, depth=SECTION_DEPTH).union(pages.filter(in_footer=True))
    for page in sorted(shown, key=lambda page: page.path):
        if not page.url_path.startswith(root):
            continue
        entry = {"title": page.title, "url": page_address(page)}
        if page.show_in_menus and page.depth == SECTION_DEPTH:
            entries["menu"].append(entry)
        if page.in_footer:
            entries["footer"].append(entry)
    entries["more"] = [
        {"title": str(section.label), "url": section.url()} for section in more_sections if section.is_open()
    ]
    return entries


def breadcrumbs(page, user):
    """Return the way to a page from the home page, in the interface's language, the page left out.

    Returns:
        [{"title", "url"}] of the pages above it that `user` may read.
    """
    above = [page.path[: page.steplen * depth] for depth in range(HOME_DEPTH, page.depth)]
    if not above:
        return []
    # A page that lives once stands under the French pages, and is shown under their translations too.
    keys = Page.objects.filter(path__in=above).values("translation_key")
    pages = PortalPage.objects.visible_to(user).filter(translation_key__in=keys)
    pages = pages.filter(locale__language_code=interface_language(), alias_of__isnull=True)
    return [{"title": crumb.title, "url": page_address(crumb)} for crumb in pages.order_by("depth")]


def other_language(request, alternates=None):
    """Return {code, label, url} for the switch to the same page in the other language.

    Args:
        alternates: {language: absolute address} of a page; without it the address is translated.
    """
    code = next(code for code in LANGUAGE_CODES if code != interface_language())
    if alternates is None:
        url = translate_url(request.get_full_path(), code)
    else:
        url = urlsplit(alternates.get(code, "")).path
        url += f"?{request.GET.urlencode()}" if url and request.GET else ""
    if not url.startswith(f"/{code}/"):
        url = f"/{code}/"
    return {"code": code, "label": LANGUAGE_NAMES[code], "url": url}


def account_menu(request):
    """Return what the header says to somebody signed in, or None for a visitor."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return None
    admin = user.is_active and user.has_perm("wagtailadmin.access_admin")
    return {
        "name": _("My account") if user.signs_with_phrase else str(user),
        "members": _members_links(user) if may_read_members(user) else [],
        "admin_url": reverse("wagtailadmin_home") if admin else None,
        "account_url": reverse("phrase_account" if user.signs_with_phrase else "account"),
        "data_url": reverse("phrase_account" if user.signs_with_phrase else "my_data"),
        "sign_out_url": reverse("account_logout"),
    }


def _members_links(user):
    named = [("whats_new", _("What is new")), ("discussions", _("Discussions"))]
    named += [("testimonies", _("Testimonies")), ("directory", _("Members"))]
    if user.email:
        named += [("my_profile", _("My profile")), ("my_messages", _("My messages"))]
    return [{"title": title, "url": reverse(name)} for name, title in named]


def _door(name):
    """Return the address of a door that an app opens, the root where none does."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return "/"


def site_context(request):
    """Return the variables of the frame; each is worked out only where a template uses it."""
    language = interface_language()
    return {
        "interface_language": language,
        "site_settings": SimpleLazyObject(lambda: site_settings(request)),
        "home_url": f"/{language}/",
        "navigation": SimpleLazyObject(lambda: sections(request)),
        "other_language": SimpleLazyObject(lambda: other_language(request)),
        "account": SimpleLazyObject(lambda: account_menu(request)),
        "sign_in_url": _door("account_login"),
        "join_url": _door("apply"),
        "search_url": reverse("search"),
        "search_label": _("Search the documentation centre"),
        "site_search_label": _("Search the whole site"),
    }

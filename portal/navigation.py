"""What the frame of each page shows: name, menu, account, language switch."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from portal.links import LANGUAGE_CODES, interface_language, page_address, root_path
from portal.models import PortalPage, SiteSettings

SECTION_DEPTH = 3  # of the tree: root, home page, sections
LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
SIGN_IN_PATHS = {"account_login", "account_logout", "account_confirm_login_code"}


def menu(request):
    """Return the entries of the menu: {title, url, current} for the sections that the reader may see."""
    root = root_path(interface_language()) or root_path(settings.LANGUAGE_CODE)
    if root is None:
        return []
    sections = PortalPage.objects.visible_to(request.user).filter(show_in_menus=True, depth=SECTION_DEPTH)
    sections = sections.filter(url_path__startswith=root).order_by("path")
    entries = [{"title": page.title, "url": page_address(page)} for page in sections]
    for entry in entries:
        entry["current"] = request.path.startswith(entry["url"])
    return entries


def other_language(request, alternates=None):
    """Return {code, label, url} for the switch to the same page in the other language.

    Args:
        alternates: {language: address} of a page; without it the address is translated.
    """
    code = next(code for code in LANGUAGE_CODES if code != interface_language())
    url = (alternates or {}).get(code)
    if not url:
        url = translate_url(request.get_full_path(), code) if alternates is None else f"/{code}/"
    if not url.rstrip("/").split("?")[0].endswith(f"/{code}") and f"/{code}/" not in url:
        url = f"/{code}/"
    return {"code": code, "label": LANGUAGE_NAMES[code], "url": url}


def account_menu(request):
    """Return what the header says to somebody signed in, or None for a visitor."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return None
    admin = user.is_active and user.has_perm("wagtailadmin.access_admin")
    return {
        "name": str(user),
        "admin_url": reverse("wagtailadmin_home") if admin else None,
        "sign_out_url": reverse("account_logout"),
    }


def _sign_in_url():
    try:
        return reverse("account_login")
    except NoReverseMatch:
        return "/"


def site_context(request):
    """Return the variables of the frame; each is worked out only where a template uses it."""
    site_settings = SimpleLazyObject(lambda: SiteSettings.load(request_or_site=request))
    language = interface_language()
    return {
        "interface_language": language,
        "site_settings": site_settings,
        "home_url": f"/{language}/",
        "navigation": SimpleLazyObject(lambda: menu(request)),
        "other_language": SimpleLazyObject(lambda: other_language(request)),
        "account": SimpleLazyObject(lambda: account_menu(request)),
        "sign_in_url": _sign_in_url(),
        "search_url": reverse("search"),
        "search_label": _("Search the documentation centre"),
        "site_search_label": _("Search the whole site"),
    }

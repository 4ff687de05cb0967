"""What the frame of each page shows: name, menu, account, language switch."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wagtail.models import Site

from portal.links import LANGUAGE_CODES, interface_language
from portal.models import PortalPage, SiteSettings

LANGUAGE_NAMES = {"fr": "Français", "en": "English"}
SIGN_IN_PATHS = {"account_login", "account_logout", "account_confirm_login_code"}


def home_page(request):
    """Return the home page in the interface's language, or None on a site without one."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    homes = PortalPage.objects.visible_to(None).filter(translation_key=site.root_page.translation_key)
    by_language = {page.locale.language_code: page for page in homes.select_related("locale")}
    return by_language.get(interface_language()) or by_language.get(settings.LANGUAGE_CODE)


def menu(request, home):
    """Return the entries of the menu: {title, url, current} for the sections that the reader may see."""
    if home is None:
        return []
    sections = PortalPage.objects.visible_to(request.user).child_of(home).filter(show_in_menus=True)
    entries = [{"title": page.title, "url": page.get_url(request)} for page in sections.order_by("path")]
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
    home = SimpleLazyObject(lambda: home_page(request))
    site_settings = SimpleLazyObject(lambda: SiteSettings.load(request_or_site=request))
    language = interface_language()
    return {
        "interface_language": language,
        "site_settings": site_settings,
        "home_url": f"/{language}/",
        "navigation": SimpleLazyObject(lambda: menu(request, home if home else None)),
        "other_language": SimpleLazyObject(lambda: other_language(request)),
        "account": SimpleLazyObject(lambda: account_menu(request)),
        "sign_in_url": _sign_in_url(),
        "search_url": SimpleLazyObject(lambda: search_url(request)),
        "search_label": _("Search the documentation centre"),
    }


def search_url(request):
    """Return the address that the header's search form asks."""
    try:
        return reverse("search")
    except NoReverseMatch:
        return f"/{interface_language()}/"

"""Links inside texts, through the portal's own addresses."""

from django.utils.html import escape

from wagtail.rich_text.pages import PageLinkHandler

from portal.links import address, opaque_address
from portal.models import FormerAddress, PortalPage
from portal.visibility import Audience


class PortalPageLinkHandler(PageLinkHandler):
    """Turns a link to a page into its address in the reader's language.

    A text does not know its reader: a page that not everybody reads is named by a number, and
    the gate decides when the link is followed. Its address would tell its title.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        """Return an opening tag for each link; one to a page that is gone leads nowhere."""
        keys = [attrs["id"] for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()]
        pages = PortalPage.objects.filter(pk__in=keys).select_related("locale", "content_type")
        urls = {str(page.pk): _url(page) for page in pages}
        missing = [key for key in keys if str(key) not in urls]
        if missing:
            urls |= _urls_of_successors(missing)
        found = [urls.get(str(attrs.get("id"))) for attrs in attrs_list]
        return [f'<a href="{escape(url)}">' if url else "<a>" for url in found]


def _urls_of_successors(keys):
    """Return {key: address} of what took the place of pages that were merged.

    Where not everybody read the page that is gone, the link keeps its number, and the gate decides.
    """
    former = FormerAddress.objects.filter(old_key__in=keys)
    former = former.select_related("page__locale", "page__content_type")
    return {
        str(one.old_key): _url(one.page) if one.audience == Audience.PUBLIC else opaque_address(one.old_key)
        for one in former
    }


def _url(page):
    if not page.live or page.audience != Audience.PUBLIC:
        return opaque_address(page.pk)
    page = page.specific_deferred if page.specific_class.lives_once else page
    return address(page) or address(page, page.locale.language_code)

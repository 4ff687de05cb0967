"""Where the lists of the site are, for a reader."""

from django.contrib.contenttypes.models import ContentType

from portal.links import interface_language, page_address
from portal.models import PortalPage


def list_addresses(user, models):
    """Return {class of a list: address} of the lists that `user` may read, in the interface's language.

    Args:
        models: classes of pages.
    """
    types = ContentType.objects.get_for_models(*models)
    lists = PortalPage.objects.visible_to(user).select_related("locale")
    lists = lists.filter(content_type__in=types.values(), locale__language_code=interface_language())
    return {page.specific_class: page_address(page) for page in lists}

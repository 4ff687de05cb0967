"""The reading paths that a thing is part of, for its own page."""

from django.utils.translation import gettext as _

from portal.links import interface_language, page_address
from portal.registries.related import Related, RelatedSource, related_sources


def paths_with(thing, user):
    """Return the reading paths that lead to `thing` and that `user` may read, as `Related`.

    Args:
        thing: a page; anything else is in no reading path.
        user: the reader.
    """
    from documents.models import DossierItem, DossierPage

    items = DossierItem.objects.filter(page_id=getattr(thing, "page_ptr_id", None))
    paths = DossierPage.objects.visible_to(user).filter(pk__in=items.values("dossier_id"))
    language = interface_language()
    paths = paths.filter(locale__language_code=language, alias_of__isnull=True)
    reason = _("A reading path that leads to it")
    return [Related(path.title, page_address(path), reason, language) for path in paths.order_by("path")]


def register_related():
    """Declare the reading paths to the pages that show what is related."""
    related_sources.register(RelatedSource("dossier", paths_with))

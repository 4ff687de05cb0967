"""The documents that are new to somebody."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from documents.search_source import CARD_FIELDS, SOURCE
from portal.links import addresses
from portal.registries.novelties import Novelties, novelties
from portal.search.models import SearchEntry


def fresh(user, since):
    """Return the notices published since a moment that `user` may read.

    The index knows when each came: all the pages would have to be gone through.
    """
    from documents.models import DocumentPage

    came = SearchEntry.objects.filter(source=SOURCE, added__gt=since).values("object_id")
    return DocumentPage.objects.visible_to(user).filter(pk__in=came)


def cards(notices, user, most):
    """Return the cards of the newest of some notices."""
    from documents.presentation import NoticeCard

    newest = notices.order_by("-first_published_at", "-pk").only(*CARD_FIELDS)
    newest = list(newest.prefetch_related("contributors")[:most])
    urls = addresses(newest)
    return [NoticeCard(notice, urls.get(notice.pk, "")) for notice in newest]


def said(number):
    """Return how many, in words."""
    return ngettext("%(number)s document", "%(number)s documents", number) % {"number": number}


def _list():
    from documents.models import DocumentIndexPage

    return DocumentIndexPage


def register_novelties():
    """Declare the new documents."""
    novelties.register(Novelties("documents", _("Documents"), said, fresh, cards, list_page=_list))

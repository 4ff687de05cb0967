"""The webinars that are new to somebody: announced, or to be seen again."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.links import addresses
from portal.registries.novelties import InRegion, Novelties, novelties
from webinars.choices import EventStatus


def fresh(user, since):
    """Return the events announced since a moment, or whose recording came since, that `user` may read.

    A recording that she may not see makes no event new to her.
    """
    from webinars.models import EventPage, Recording

    recorded = Recording.objects.visible_to(user).filter(available_at__gt=since).values("pk")
    events = EventPage.objects.visible_to(user).filter(alias_of=None)
    return events.filter(Q(first_published_at__gt=since) | Q(pk__in=recorded))


def cards(events, user, most):
    """Return the cards of the newest of some events."""
    from webinars.shown import event_cards

    return event_cards(events.order_by("-first_published_at", "-pk")[:most])


def said(number):
    """Return how many, in words."""
    return ngettext("%(number)s webinar", "%(number)s webinars", number) % {"number": number}


def in_regions(user, since):
    """Return the events that took place in the regions since a moment, and that `user` may read."""
    from webinars.models import EventPage

    events = EventPage.objects.visible_to(user).filter(alias_of=None, starts_at__gt=since)
    events = events.filter(regions__isnull=False).exclude(status=EventStatus.CANCELLED).distinct()
    found = list(events.prefetch_related("regions").order_by("-starts_at", "-pk"))
    urls = addresses(found) if found else {}
    return [
        InRegion(
            regions=tuple(region.pk for region in event.regions.all()),
            day=event.starts_at.astimezone(event.tz).date(),
            title=event.title,
            url=urls.get(event.pk, ""),
            kind=str(_("Webinar or meeting")),
            lang=event.language_tag,
        )
        for event in found
    ]


def _list():
    from webinars.models import WebinarIndexPage

    return WebinarIndexPage


def register_novelties():
    """Declare the new webinars."""
    novelties.register(
        Novelties("webinars", _("Webinars"), said, fresh, cards, list_page=_list, in_regions=in_regions)
    )

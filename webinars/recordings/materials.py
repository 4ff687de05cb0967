"""Documents given out at an event, and what was mentioned there, both ways."""

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from portal.links import addresses
from portal.models import PortalPage
from portal.registries.related import Related, RelatedSource, related_sources
from portal.search.models import SearchState
from webinars.models import EventPage, Material, Mention
from webinars.visibility import audiences_at

ACTION = "webinars.recording"


@transaction.atomic
def keep(event, thing, user=None):
    """Keep a document or a mention of an event.

    Args:
        thing: a `Material` or `Mention` without its event.
    """
    if isinstance(thing, Mention) and thing.page_id:
        # The same page twice is once.
        Mention.objects.filter(event=event.pk, page=thing.page_id).delete()
    thing.event_id = event.pk
    thing.save()
    _told(event, user, "material" if isinstance(thing, Material) else "mention")


@transaction.atomic
def remove(event, model, key, user=None):
    """Take a document or a mention away, the file too."""
    for thing in model.objects.filter(event=event.pk, pk=key):
        thing.delete()
        _told(event, user, "material" if model is Material else "mention")


@transaction.atomic
def set_material_audience(event, key, audience, user=None):
    """Say who may have a document, at once; twice the same does nothing."""
    if Material.objects.filter(event=event.pk, pk=key).exclude(audience=audience).update(audience=audience):
        _told(event, user, "material")


def _told(event, user, what):
    log(instance=event.specific, action=ACTION, user=user, data={"what": what})
    SearchState.advance()


def materials_of(event, user):
    """Return (documents of an event that `user` reads and may have, whether others are there)."""
    every, readers = list(event.materials.all()), audiences_at(event, user)
    hers = [material for material in every if material.audience in readers]
    return hers, len(hers) < len(every)


def mentions_of(event, user):
    """Return [(title, address, language)] of what was mentioned, pages that `user` may read and addresses."""
    mentions = list(event.mentions.all())
    keys = [mention.page_id for mention in mentions if mention.page_id]
    pages = (
        {page.pk: page for page in PortalPage.objects.visible_to(user).filter(pk__in=keys)} if keys else {}
    )
    urls = addresses(pages.values()) if pages else {}
    found = []
    for mention in mentions:
        if not mention.page_id:
            found.append((mention.title, mention.url, ""))
        elif mention.page_id in urls:
            found.append((pages[mention.page_id].title, urls[mention.page_id], ""))
    return found


def _related(thing, user):
    """Return the events at which a page was mentioned."""
    if not isinstance(thing, PortalPage) or isinstance(thing, EventPage) or thing.pk is None:
        return []
    events = EventPage.objects.visible_to(user).filter(mentions__page=thing.pk).order_by("-starts_at")
    found = {event.pk: event for event in events}
    urls = addresses(found.values()) if found else {}
    return [
        Related(event.title, urls[key], _("Mentioned at this event"), event.language_tag)
        for key, event in found.items()
        if key in urls
    ]


def register_mentions():
    """Show on a page the events at which it was mentioned."""
    related_sources.register(RelatedSource("webinars", _related))

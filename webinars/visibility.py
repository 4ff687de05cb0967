"""What is published of an event, for what hangs on its page and is no page."""

from django.db.models import Exists, OuterRef, Q

from portal.visibility import Audience, audiences_of
from webinars.choices import Registration
from webinars.permissions import looks_after_events

PUBLISHED = {"live": True, "alias_of__isnull": True}


def published_for(user, event, audience):
    """Return the condition of what `user` may have: of a published event that she reads, and for her.

    What a small group leaves for members is for those who are in it.

    Args:
        user: the reader.
        event: the way to the event in a query, such as "event__".
        audience: the way to the audience of the thing.
    """
    hers = audiences_of(user)
    published = {f"{event}{name}": value for name, value in PUBLISHED.items()}
    found = Q(**published, **{f"{event}audience__in": hers, f"{audience}__in": hers})
    if Audience.MEMBERS not in hers or looks_after_events(user):
        return found
    kept = Q(**{f"{event}registration": Registration.INVITED, audience: Audience.MEMBERS})
    return found & (~kept | takes_part(user, OuterRef(f"{event}pk")))


def takes_part(user, event):
    """Return the condition that `user`, an account, has a place at an event, a key or a way to it."""
    from webinars.models import EventRegistration

    return Q(Exists(EventRegistration.objects.registered().filter(event=event, user=user)))


def audiences_at(event, user):
    """Return the audiences that `user` is among for what an event leaves, as `published_for` holds them."""
    from webinars.models import EventPage

    hers = audiences_of(user)
    if event.registration != Registration.INVITED or Audience.MEMBERS not in hers or looks_after_events(user):
        return hers
    if EventPage.objects.filter(takes_part(user, event.pk), pk=event.pk).exists():
        return hers
    return [audience for audience in hers if audience != Audience.MEMBERS]

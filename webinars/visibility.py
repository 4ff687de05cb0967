"""What is published of an event, for what hangs on its page and is no page."""

from portal.visibility import audiences_of

PUBLISHED = {"live": True, "alias_of__isnull": True}


def of_published_events(user, event, audience):
    """Return the conditions of what `user` may have: of a published event that she reads, and for her.

    Args:
        user: the reader.
        event: the way to the event in a query, such as "event__".
        audience: the way to the audience of the thing.
    """
    hers = audiences_of(user)
    published = {f"{event}{name}": value for name, value in PUBLISHED.items()}
    return {**published, f"{event}audience__in": hers, f"{audience}__in": hers}

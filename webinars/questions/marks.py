"""What stands for somebody at one event, so that she is counted once and finds what is hers.

It is a keyed hash: with the database alone nobody goes back from it to an account, and it is another one at
each event. Who has the secret of the site as well could try each account: that is why it is erased a few
days after the event, and why the form says so.
"""

from django.utils.crypto import salted_hmac

SALT = "webinars.questions.marks"


def _mark(event_id, who):
    return salted_hmac(SALT, f"{event_id}:{who}", algorithm="sha256").hexdigest()


def mark_of_member(event_id, user):
    """Return the mark of an account at an event."""
    return _mark(event_id, f"member:{user.pk}")


def mark_of_guest(registration):
    """Return the mark of a guest at her event.

    Args:
        registration: an `EventRegistration` without account.
    """
    return _mark(registration.event_id, f"guest:{registration.pk}")

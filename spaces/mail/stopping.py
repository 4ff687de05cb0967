"""The link of each message that stops such messages, without signing in (RFC 8058).

It holds the number of a row, signed: whoever has it learns neither of which topic, nor of which space.
"""

from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from portal.limits import stands_for
from spaces.models import MailChoice, Participation, TopicMark

SALTS = {TopicMark: "spaces.mail.stop", MailChoice: "spaces.mail.stop_all"}


STOPPED = 30 * 24 * 60 * 60  # seconds for which nothing goes to an address that stopped it


def stop_path(row):
    """Return the address that stops messages: of the topic of a `TopicMark`, or all of a `MailChoice`."""
    signer = Signer(salt=SALTS[type(row)])
    return reverse("stop_mails", args=[signer.sign(f"{row.pk}{_of_address(row)}")])


def _of_address(row):
    """Return what ties the link of a `MailChoice` to the address that it went to."""
    return f"-{stands_for(row.plain_address)[:16]}" if isinstance(row, MailChoice) else ""


def is_stopped(address):
    """Tell whether somebody who opens this address stopped such messages lately."""
    return cache.get(f"mail_stopped:{stands_for(address.casefold())}") is not None


def stop_headers(site, row):
    """Return the headers by which mail programs stop them in one click.

    Args:
        site: its address, without a slash at its end.
    """
    return {
        "List-Unsubscribe": f"<{site}{stop_path(row)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def row_of_link(token):
    """Return (the model, the key, what stands for the address) of a link, or None where nobody signed it."""
    for model, salt in SALTS.items():
        try:
            key, _dash, mark = Signer(salt=salt).unsign(token).partition("-")
            return model, int(key), mark
        except (BadSignature, ValueError):
            continue
    return None


def stop(model, key, mark, *, everything):
    """Stop the messages of a link; twice does nothing more.

    Args:
        model, key, mark: as `row_of_link` gives them.
        everything: of a topic, whether those of its whole space stop too.
    """
    if model is MailChoice:
        _forget_address(key, mark)
    elif everything:
        stop_space(key)
    else:
        stop_following(key)


def is_over(model, key, mark):
    """Tell whether the link of a survivor's message has nothing left to stop."""
    return model is MailChoice and _chosen(key, mark) is None


def _chosen(key, mark):
    choice = MailChoice.objects.filter(pk=key).first()
    return choice if choice and _of_address(choice) == f"-{mark}" else None


def _forget_address(key, mark):
    """Erase the address that a link went to, while it is still the one that she chose."""
    choice = _chosen(key, mark)
    if choice is None:
        return
    cache.set(f"mail_stopped:{stands_for(choice.plain_address.casefold())}", 1, STOPPED)
    choice.delete()


def stop_following(key):
    """Stop the messages about the topic of a mark; twice does nothing more."""
    TopicMark.objects.filter(pk=key).update(follows=False)


def stop_space(key):
    """Stop all the messages of the space where the topic of a mark is."""
    marks = TopicMark.objects.filter(pk=key)
    Participation.objects.filter(pk__in=marks.values("participation")).update(mail_muted=True)
    stop_following(key)

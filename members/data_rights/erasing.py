"""Erasing somebody: everything that is held about her, in one transaction (LPRPSP, s. 23 and 28.1; R41)."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from members.models import Deed, Erasure, User
from members.privacy.access_log import record
from members.roles import FACILITATOR, PRIVACY_OFFICER
from portal import mail
from portal.registries.personal_data import personal_data


class CannotErase(Exception):
    """This account cannot be erased now. Its text says why, and whom to ask."""


def _is_last(user, others):
    return not others.filter(is_active=True).exclude(pk=user.pk).exists()


def why_not(user):
    """Return why an account may not be erased now, in words for its owner; "" when it may.

    A site without anybody to look after it would be lost for all: somebody else is named first.
    """
    if user.is_superuser and _is_last(user, User.objects.filter(is_superuser=True)):
        return _(
            "You are the only administrator of this site. Name another one first: "
            "the person who looks after the server can help you."
        )
    held = set(user.groups.values_list("name", flat=True))
    for role, words in (
        (
            FACILITATOR.name,
            _("You are the only facilitator. Ask an administrator to name another one first."),
        ),
        (
            PRIVACY_OFFICER.name,
            _("You are the only privacy officer. Ask an administrator to name another one first."),
        ),
    ):
        if role in held and _is_last(user, User.objects.filter(groups__name=role)):
            return words
    return ""


def published_by(user):
    """Return [(label, number)] of what `user` published, that may stay without her."""
    found = [(data.label, data.published.number(user)) for data in personal_data if data.published]
    return [(label, number) for label, number in found if number]


@transaction.atomic
def erase_person(user, *, keep_published=False, by=None, say_so=True):
    """Erase an account and all that is held about its owner.

    Args:
        user: whose.
        keep_published: whether what she published stays, without her.
        by: the `User` who does it: herself, or the privacy officer at her request; None after a restoration.
        say_so: whether a last message tells her that it is done; it is erased when it has left.

    Raises:
        CannotErase: nobody else would look after the site.
    """
    # One administrator more or less must not slip through between two who leave at the same moment.
    list(Group.objects.select_for_update().filter(name__in=(FACILITATOR.name, PRIVACY_OFFICER.name)))
    user = User.objects.select_for_update().filter(pk=user.pk).first()
    if user is None:
        # Another request erased her a moment ago.
        return
    reason = why_not(user) if by is not None else ""
    if reason:
        raise CannotErase(reason)
    address, language = user.email, user.language
    Erasure.objects.note(user, keep_published)
    record(by, Deed.ERASED, user)
    for data in personal_data:
        if keep_published and data.published:
            data.published.release(user)
        data.erase(user)
    user.delete()
    if say_so and address:
        mail.send("account_erased", address, language=language)

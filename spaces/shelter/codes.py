"""Making a code, withdrawing it, using it: each once, whatever is clicked twice."""

import uuid

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from members.data_rights.traces import end_sessions
from members.models import Deed, SignIn, User
from members.phrase.phrases import keep_phrase
from members.privacy.access_log import record
from portal.limits import has_room
from spaces.choices import ParticipationState
from spaces.joining import sign
from spaces.models import EntryCode, Participation, Space
from spaces.models.entry_code import LASTS, code_of, stands_for_code
from spaces.shelter.pseudonyms import check_pseudonym


class Gone(Exception):
    """The code opens nothing any more: used, withdrawn, or too old."""


def may_invite(participation):
    """Tell whether the person of a participation may bring somebody into its space by a code."""
    return participation.is_moderator and participation.space.is_sheltered


@transaction.atomic
def make_code(participation, form_key, *, for_whom=None):
    """Make a code, and return it, to be shown now and never again.

    Args:
        participation: of the moderator (`may_invite`).
        form_key: of the form: sent twice, it makes one code.
        for_whom: the `Participation` of her who lost her phrase; None for somebody new.

    Raises:
        Gone: this very form made one that was used or withdrawn since.
    """
    whom = for_whom.pk if for_whom else ""
    code, now = code_of(f"{form_key} {participation.pk} {whom}"), timezone.now()
    mark = stands_for_code(code)
    made_before = not has_room("entry_code_form", mark, 1, 2 * LASTS.total_seconds())
    if made_before and not EntryCode.objects.waiting().filter(mark=mark).exists():
        raise Gone
    made, new = EntryCode.objects.get_or_create(
        mark=mark,
        defaults={
            "space": participation.space,
            "made_by": participation,
            "participation": for_whom,
            "made_at": now,
            "expires_at": now + LASTS,
        },
    )
    if new and for_whom is not None:
        # The one before opens nothing any more.
        EntryCode.objects.filter(participation=for_whom, used_at=None).exclude(pk=made.pk).delete()
        record(participation.user, Deed.WAY_BACK_MADE, for_whom)
    return f"{code[:5]}-{code[5:]}"


def withdraw(code):
    """Let a code open nothing any more; one that was used in between stays used."""
    EntryCode.objects.filter(pk=code.pk, used_at=None).delete()


def _use(code):
    """Use a code up, in the caller's transaction: of two that come together, one gets it.

    Raises:
        Gone: it is not there to use.
    """
    if not EntryCode.objects.waiting().filter(pk=code.pk).update(used_at=timezone.now()):
        raise Gone


@transaction.atomic
def accept(code, *, pseudonym, entry_name, phrase, language):
    """Make the account and the participation of somebody who accepts an invitation.

    Nothing is kept that ties her to the code, but who accompanies her.

    Returns:
        Her `User`.

    Raises:
        Gone: the code was used or withdrawn meanwhile.
        ValidationError: somebody took the name a moment ago.
    """
    _use(code)
    # Two who take the same name at the same moment come one after the other.
    space = Space.objects.select_for_update().get(pk=code.space_id)
    pseudonym = check_pseudonym(space, pseudonym)
    user = User(sign_in=SignIn.PASSPHRASE, login_name=entry_name, language=language)
    keep_phrase(user, phrase)
    user.save()
    hers = Participation.objects.create(space=space, user=user, pseudonym=pseudonym, trusted=code.made_by)
    hers.space = space
    sign(hers, language)
    code.delete()
    return user


@transaction.atomic
def come_back(code, *, entry_name, phrase):
    """Give somebody another name of entry and another phrase; the former ones open nothing, anywhere.

    Returns:
        Her `User`.

    Raises:
        Gone: the code was used or withdrawn meanwhile.
    """
    _use(code)
    user = User.objects.select_for_update().get(pk=code.participation.user_id)
    end_sessions(user)
    user.login_name = entry_name
    keep_phrase(user, phrase)
    user.save(update_fields=["login_name", "password"])
    return user


def people_of(participation):
    """Return the people whom a moderator accompanies in her space, and those whose own moderator is gone."""
    moderators = Participation.objects.filter(space=participation.space).readers().moderating()
    hers = Q(trusted=participation) | Q(trusted=None) | ~Q(trusted__in=moderators.values("pk"))
    people = Participation.objects.filter(
        hers, space=participation.space, state=ParticipationState.ACTIVE, user__is_active=True
    )
    return people.filter(user__sign_in=SignIn.PASSPHRASE).order_by("pseudonym")


def told_to(participation):
    """Return what a survivor is told in her space of codes made to come back as her, newest first."""
    if not participation.space.is_sheltered:
        return []
    return list(participation.ways_back.select_related("made_by"))


def new_key():
    """Return the key of a form."""
    return uuid.uuid4()

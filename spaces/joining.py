"""Coming into a space and going: each deed one transaction, and twice the same nothing more."""

import uuid

from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from members.models import SignIn
from portal.files.models.tokens import new_token
from spaces.choices import Admission, ParticipationState, SpaceRole
from spaces.map.doors import follow_space
from spaces.models import AddressInvitation, MailChoice, Participation, SignedAgreement, Space
from spaces.models.address_invitation import mark_of_address

TAKE_PART = "spaces.take_part"


def _signed_at_once(space):
    """Return what says that nothing is left to sign in a space without agreements of its own."""
    if space.lines():
        return {}
    return {"agreed_number": space.agreements_number, "agreed_at": timezone.now()}


def all_members():
    """Return the accounts that are in the spaces of all members."""
    return ModelBackend().with_perm(TAKE_PART, include_superusers=False).filter(sign_in=SignIn.CODE)


def number_of_members():
    """Return how many are in the spaces of all members."""
    return all_members().count()


def for_all(space):
    """Bring all the members into a space that is for all of them; those who left it stay away."""
    if space.admission != Admission.MEMBERS or space.archived_at:
        return
    members = all_members()
    known = Participation.objects.filter(space=space, user=OuterRef("pk"))
    signed = _signed_at_once(space)
    Participation.objects.bulk_create(
        [Participation(space=space, user=user, **signed) for user in members.filter(~Exists(known))],
        ignore_conflicts=True,
    )


def welcome(user):
    """Bring somebody who became a member into the spaces of all members; invitations waited for her."""
    if not user.is_active or user.is_superuser or user.sign_in != SignIn.CODE or not user.has_perm(TAKE_PART):
        return
    for space in Space.objects.filter(admission=Admission.MEMBERS, archived_at=None):
        Participation.objects.get_or_create(space=space, user=user, defaults=_signed_at_once(space))
    waiting = AddressInvitation.objects.standing().filter(mark=mark_of_address(user.email or ""))
    for invitation in waiting.filter(space__archived_at=None):
        made = {"state": ParticipationState.INVITED, "by_address": True}
        Participation.objects.get_or_create(space=invitation.space, user=user, defaults=made)


MAY_ASK_AGAIN = (
    ParticipationState.ASKED,
    ParticipationState.LEFT,
    ParticipationState.DECLINED,
    ParticipationState.REMOVED,
)


@transaction.atomic
def ask(space, user, words=""):
    """Ask to come into a space; asked twice, the words of the last time are kept.

    Who was taken out may ask again: a moderator reads it, and decides. Into a space of all members, who left
    it of her own will comes back at once.
    """
    made = {"state": ParticipationState.ASKED, "request": words}
    found, new = Participation.objects.select_for_update().get_or_create(
        space=space, user=user, defaults=made
    )
    if new or found.state not in MAY_ASK_AGAIN:
        return found
    if space.admission == Admission.MEMBERS and found.state == ParticipationState.LEFT:
        return _let_in(found)
    if found.state != ParticipationState.ASKED:
        found.since, found.was_out = timezone.now(), found.state == ParticipationState.REMOVED
    found.state, found.request, found.answer = ParticipationState.ASKED, words, ""
    found.save(update_fields=["state", "request", "since", "answer", "was_out"])
    return found


def _let_in(found):
    # At the door moderators read her own name: what stood for her there leads to nobody inside.
    found.public_id = new_token()
    found.state, found.since, found.request = ParticipationState.ACTIVE, timezone.now(), ""
    found.answer, found.by_address, found.was_out = "", False, False
    for name, value in _signed_at_once(found.space).items():
        setattr(found, name, value)
    found.save()
    return found


@transaction.atomic
def come_in(participation, pseudonym=""):
    """Let somebody in: a moderator said yes, or she accepts an invitation.

    Args:
        pseudonym: her name there, when she chose one at the door.

    Returns:
        Whether she was waiting at the door.
    """
    found = Participation.objects.select_for_update().get(pk=participation.pk)
    if found.state not in (ParticipationState.ASKED, ParticipationState.INVITED):
        return False
    if pseudonym:
        found.pseudonym = pseudonym
    _let_in(found)
    return True


@transaction.atomic
def take_name(participation, pseudonym):
    """Give somebody her name in a space; "" for her own.

    Where a pseudonym hides her own name, or no longer does, another address stands for her from then on.

    Raises:
        IntegrityError: somebody took this name in the same second.
    """
    found = Participation.objects.select_for_update().get(pk=participation.pk)
    if bool(found.pseudonym) != bool(pseudonym):
        found.public_id = new_token()
    found.pseudonym = pseudonym
    found.save(update_fields=["pseudonym", "public_id"])


@transaction.atomic
def sign(participation, language):
    """Keep that she agrees to the rules of the space, with the exact words before her."""
    found = Participation.objects.select_for_update().select_related("space").get(pk=participation.pk)
    number, now = found.space.agreements_number, timezone.now()
    SignedAgreement.objects.get_or_create(
        participation=found,
        number=number,
        defaults={"language": language, "lines": found.space.lines(language)},
    )
    found.agreed_number, found.agreed_at = number, now
    found.save(update_fields=["agreed_number", "agreed_at"])


class LastModerator(Exception):
    """Nobody else looks after the space: she names somebody first."""


def is_last_moderator(participation):
    """Tell whether others are in a space which she is the only one to look after."""
    if not participation.is_moderator or participation.space.archived_at:
        return False
    others = Participation.objects.filter(space=participation.space).readers().exclude(pk=participation.pk)
    return others.exists() and not others.moderating().exists()


@transaction.atomic
def leave(participation):
    """Go, of her own will; she may ask to come back.

    Raises:
        LastModerator: the people of the space would be left to themselves.
    """
    Space.objects.select_for_update().get(pk=participation.space_id)
    found = Participation.objects.select_related("space").get(pk=participation.pk)
    if is_last_moderator(found):
        raise LastModerator
    Participation.objects.filter(pk=found.pk).update(
        state=ParticipationState.LEFT, role=SpaceRole.PARTICIPANT, request="", by_address=False
    )
    MailChoice.objects.filter(participation=found).delete()


@transaction.atomic
def open_space(space, user, pseudonym=""):
    """Keep a new space, its first moderator in it and its doors made; the same form sent twice opens one.

    Args:
        space: a `Space`, unsaved and clean.
        user: who opens it (`permissions.may_open_spaces`).
        pseudonym: her name there, where one has another.
    """
    hers = Participation.objects.filter(user=user, role=SpaceRole.MODERATOR)
    known = Space.objects.filter(form_key=space.form_key, pk__in=hers.values("space")).first()
    if known is not None:
        return known
    if Space.objects.filter(form_key=space.form_key).exists():
        space.form_key = uuid.uuid4()
    space.save()
    signed = {"agreed_number": space.agreements_number, "agreed_at": timezone.now()}
    Participation.objects.create(
        space=space, user=user, role=SpaceRole.MODERATOR, pseudonym=pseudonym, **signed
    )
    for_all(space)
    follow_space(space)
    return space

"""Inviting into a space: a member found in the directory, or an address, without learning whose it is."""

from django.db import transaction
from django.utils import timezone

from members.directory.access import members_with_profile
from members.directory.finding import find
from members.models import Profile
from spaces.choices import ParticipationState
from spaces.joining import come_in
from spaces.models import AddressInvitation, Participation, Space
from spaces.models.address_invitation import KEPT, mark_of_address, masked
from spaces.people.telling import tell

OUT = (ParticipationState.LEFT, ParticipationState.DECLINED, ParticipationState.REMOVED)
# In a space that one left or was taken out of, one may be invited again.
KNOWN_THERE = (ParticipationState.ACTIVE, ParticipationState.SUSPENDED, ParticipationState.INVITED)


def may_invite(space):
    """Tell whether members are invited here: elsewhere, survivors come in by an account of their own."""
    return not space.archived_at and (not space.is_sheltered or space.admits_members)


def candidates(participation, words):
    """Return the profiles that a moderator finds by some words, without those who are in already.

    Somebody who was invited by her address is found as before: nothing tells that she was.
    """
    if not words.strip():
        return []
    there = Participation.objects.filter(space=participation.space, state__in=KNOWN_THERE, by_address=False)
    found = find({"q": words}, 1, participation.user).members
    keys = set(Profile.objects.filter(user__in=there.values("user")).values_list("public_id", flat=True))
    return [shown for shown in found if shown.key not in keys]


@transaction.atomic
def invite_member(participation, profile_id):
    """Invite a member whom a moderator sees in the directory; one who asked under her own name comes in.

    Args:
        participation: the moderator's.
        profile_id: the `public_id` of a profile.

    Returns:
        Whether there was somebody to invite.
    """
    space = Space.objects.select_for_update().get(pk=participation.space_id)
    profile = Profile.objects.visible_to(participation.user).filter(public_id=profile_id).first()
    if profile is None or not may_invite(space):
        return False
    found = Participation.objects.filter(space=space, user=profile.user_id).first()
    if found is not None and found.state == ParticipationState.ASKED:
        # Let in at once, she would be known by the request that is gone: a moderator answers it.
        if not found.pseudonym and come_in(found):
            tell(profile.user)
        return True
    return _invite(space, profile.user, by_address=False)


def _invite(space, user, *, by_address):
    """Leave an invitation, and tell her that something waits; in already, nothing changes."""
    made = {"state": ParticipationState.INVITED, "by_address": by_address}
    found, new = Participation.objects.get_or_create(space=space, user=user, defaults=made)
    if not new:
        if found.state == ParticipationState.INVITED and found.by_address and not by_address:
            Participation.objects.filter(pk=found.pk).update(by_address=False)
            return True
        if found.state not in OUT:
            return True
        changed = {**made, "since": timezone.now(), "answer": "", "request": ""}
        Participation.objects.filter(pk=found.pk).update(**changed)
    tell(user)
    return True


@transaction.atomic
def invite_address(participation, address):
    """Invite whoever has an address, now or when she becomes a member.

    The look for an account is made in the background: neither what the moderator reads nor how long it
    takes tells whether there is one.
    """
    from spaces.people.tasks import carry_invitation

    space = Space.objects.select_for_update().get(pk=participation.space_id)
    if not may_invite(space):
        return
    told = {"shown": masked(address), "invited_by": participation, "made_at": timezone.now()}
    invitation, _new = AddressInvitation.objects.update_or_create(
        space=space, mark=mark_of_address(address), defaults=told
    )
    transaction.on_commit(lambda: carry_invitation.enqueue(invitation.pk))


@transaction.atomic
def carry(key):
    """Bring an invitation to the member who has that address, if there is one."""
    invitation = AddressInvitation.objects.standing().select_related("space").filter(pk=key).first()
    if invitation is None or not may_invite(invitation.space):
        return
    # The address is not kept: the accounts are asked one by one, as there are a few hundred.
    accounts = members_with_profile().exclude(email=None).only("pk", "email", "language")
    for user in accounts.iterator(chunk_size=500):
        if mark_of_address(user.email) == invitation.mark:
            _invite(invitation.space, user, by_address=True)


@transaction.atomic
def withdraw(participation, *, person=None, address=None):
    """Take an invitation back: she finds nothing any more.

    Args:
        participation: the moderator's.
        person: the `public_id` of the profile of a member; address: the key of an `AddressInvitation`.
    """
    invited = Participation.objects.filter(space=participation.space, state=ParticipationState.INVITED)
    if person is not None:
        invited.filter(user__profile__public_id=person, by_address=False).update(
            state=ParticipationState.LEFT
        )
        return
    invitation = AddressInvitation.objects.filter(space=participation.space, pk=address).first()
    if invitation is None:
        return
    for found in invited.filter(by_address=True).select_related("user"):
        if found.user and mark_of_address(found.user.email or "") == invitation.mark:
            Participation.objects.filter(pk=found.pk).update(state=ParticipationState.LEFT)
    invitation.delete()


def forget_old_invitations():
    """Erase the invitations by address that nobody took up."""
    for invitation in AddressInvitation.objects.filter(made_at__lte=timezone.now() - KEPT):
        invitation.delete()


def invitations_of(user):
    """Return the invitations that wait for the address of somebody."""
    mark = mark_of_address(user.email or "")
    return AddressInvitation.objects.filter(mark=mark) if user.email else AddressInvitation.objects.none()

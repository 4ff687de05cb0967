"""Making two spaces one: their people, what they wrote, and all that points there, in one transaction."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from spaces.choices import ParticipationState, SpaceRole
from spaces.map.doors import follow_space
from spaces.models import Participation, SignedAgreement, Space
from spaces.permissions import may_merge
from spaces.testimonies.practitioners import keep_from_practitioners

# What was decided where she goes stands; otherwise what she was where she comes from.
DECIDED = (ParticipationState.ACTIVE, ParticipationState.SUSPENDED, ParticipationState.REMOVED)
NOWHERE = (ParticipationState.LEFT, ParticipationState.DECLINED)


class CannotMerge(Exception):
    """The two spaces do not promise the same."""


def targets_of(participation):
    """Return the spaces into which a moderator may bring hers."""
    hers = Space.objects.moderated_by(participation.user)
    return [space for space in hers if may_merge(participation.space, space)]


def unmasked(source, target):
    """Return how many wrote under a pseudonym in one of the spaces and under another name in the other.

    One name for both would tell who they are: the spaces stay two.
    """
    there = dict(
        Participation.objects.filter(space=target).exclude(user=None).values_list("user_id", "pseudonym")
    )
    hers = Participation.objects.filter(space=source).exclude(user=None).values_list("user_id", "pseudonym")
    return sum(user in there and bool(name or there[user]) and name != there[user] for user, name in hers)


def relations_to(model):
    """Return (model, field) of all that points to a model, hidden relations too."""
    fields = model._meta.get_fields(include_hidden=True)
    return [
        (field.related_model, field.field.name)
        for field in fields
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]


def _point_elsewhere(model, field, before, after):
    """Let the rows that point to `before` point to `after`; those that are there already go."""
    rows = model._base_manager.filter(**{field: before})
    try:
        with transaction.atomic():
            rows.update(**{field: after})
        return
    except IntegrityError:
        pass
    for key in list(rows.values_list("pk", flat=True)):
        one = model._base_manager.filter(pk=key)
        try:
            with transaction.atomic():
                one.update(**{field: after})
        except IntegrityError:
            one.delete()


@transaction.atomic
def merge(participation, target_id):
    """Bring the people of a space, and what they wrote, into another; its address leads there.

    Args:
        participation: her who moderates both.
        target_id: the `public_id` of the space that stays.

    Raises:
        CannotMerge: she does not moderate both, they are not alike, or it would tell who somebody is.
    """
    found = Space.objects.moderated_by(participation.user)
    found = found.filter(public_id__in=[target_id, participation.space.public_id])
    held = {space.public_id: space for space in Space.objects.select_for_update().filter(pk__in=found)}
    source, target = held.get(participation.space.public_id), held.get(target_id)
    if not source or not target or not may_merge(source, target) or unmasked(source, target):
        raise CannotMerge
    keep_from_practitioners(source, target)
    for one in Participation.objects.select_for_update().filter(space=source):
        _bring_over(one, target)
    for model, field in relations_to(Space):
        if model not in (Participation, Space):
            _point_elsewhere(model, field, source, target)
    Space.objects.filter(merged_into=source).update(merged_into=target)
    source.archived_at, source.merged_into = timezone.now(), target
    source.save(update_fields=["archived_at", "merged_into"])
    follow_space(source)
    return target


def _bring_over(one, target):
    """Give somebody of the source her place in the target, and what she wrote with it."""
    there = None
    if one.user_id is not None:
        there = Participation.objects.filter(space=target, user=one.user_id).first()
    if there is None:
        there = Participation(space=target, user_id=one.user_id, pseudonym=_free(one.pseudonym, target))
        there.state, there.role, there.since = one.state, one.role, one.since
        there.request, there.by_address, there.was_out = one.request, one.by_address, one.was_out
        there.ends_suspension_at, there.answer = one.ends_suspension_at, one.answer
    else:
        if there.state not in DECIDED and one.state not in NOWHERE:
            there.state, there.since = one.state, one.since
        if one.is_moderator and there.state == ParticipationState.ACTIVE:
            there.role = SpaceRole.MODERATOR
        there.request = there.request or one.request
    if not target.lines():
        there.agreed_number, there.agreed_at = target.agreements_number, timezone.now()
    there.save()
    for model, field in relations_to(Participation):
        # What she signed was signed there: it stays.
        if model is not SignedAgreement:
            _point_elsewhere(model, field, one, there)
    Participation.objects.filter(pk=one.pk).update(
        state=ParticipationState.LEFT, role=SpaceRole.PARTICIPANT, request="", is_listed=False
    )


def _free(pseudonym, target):
    """Return a pseudonym that nobody has in the target."""
    taken = set(Participation.objects.filter(space=target).values_list("pseudonym", flat=True))
    tries = [pseudonym, *(f"{pseudonym[:36]} {number}" for number in range(2, 999))]
    return next(one for one in tries if not one or one not in taken)

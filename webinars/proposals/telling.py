"""Those whom a proposal interested are told, once, when what it became is announced."""

from django.db import transaction
from django.utils import timezone

from django_tasks import task

from portal import mail
from portal.visibility import may_read_members
from webinars.choices import EventStatus
from webinars.models import ChangeKind, EventProposal


def follow_announcement(sender, event, change, **kwargs):
    """Have it told, in the transaction that announces the event."""
    if change.kind == ChangeKind.ANNOUNCED:
        waiting = EventProposal.objects.filter(event_id=event.pk, told_at=None).values_list("pk", flat=True)
        for key in waiting:
            tell_interested.enqueue(key)


@task()
def tell_interested(key):
    """Write to those whom the proposal of that key interested; done twice, it writes once."""
    with transaction.atomic():
        proposal = EventProposal.objects.select_for_update().filter(pk=key, told_at=None).first()
        event = proposal and proposal.event
        if not event or not event.live or event.status != EventStatus.PLANNED:
            return
        if event.ends_at <= timezone.now():
            return
        for interest in proposal.interests.select_related("user"):
            user = interest.user
            if user.email and may_read_members(user):
                mail.send("proposal_announced", user.email, language=user.language)
        EventProposal.objects.filter(pk=key).update(told_at=timezone.now())

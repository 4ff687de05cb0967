"""What follows a change of roles, and what goes with what is erased."""

from django.contrib.auth import get_user_model
from django.db.models.signals import m2m_changed, post_delete, pre_delete
from django.dispatch import receiver

from portal.signals import roles_set_up
from spaces.joining import for_all, welcome
from spaces.mail.guard import take_back
from spaces.map.doors import take_away
from spaces.models import MailChoice, Space, ThingReport
from spaces.things.kinds import MODELS

User = get_user_model()


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="spaces_follow_roles")
def follow_roles(sender, instance, action, reverse, pk_set, **kwargs):
    """Somebody was given a role."""
    if action != "post_add":
        return
    users = User.objects.filter(pk__in=pk_set) if reverse else [User.objects.get(pk=instance.pk)]
    for user in users:
        welcome(user)


@receiver(roles_set_up, dispatch_uid="spaces_follow_set_up")
def follow_set_up(sender, **kwargs):
    """The rights of the roles changed."""
    for space in Space.objects.all():
        for_all(space)


@receiver(pre_delete, sender=Space, dispatch_uid="spaces_doors_go_too")
def follow_deletion(sender, instance, **kwargs):
    """A space goes: its doors lead nowhere any more."""
    take_away(instance)


@receiver(post_delete, sender=MailChoice, dispatch_uid="spaces_mails_go_with_their_address")
def follow_address(sender, instance, **kwargs):
    """The address of a survivor is erased, whatever erased it: the messages that wait for it go too."""
    take_back([instance.participation_id])


def follow_removal(sender, instance, **kwargs):
    """Something of a space goes: the reports on it go too."""
    ThingReport.objects.filter(thing=instance.public_id).delete()


for _model in MODELS:
    post_delete.connect(follow_removal, sender=_model, dispatch_uid=f"reports_go_with_{_model.__name__}")

"""What follows a sign-in and a change of how somebody signs in."""

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver

from allauth.account.signals import password_changed, password_set
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession

from members.devices import begin, kind_of
from members.known_device import remember

NOWHERE = "0.0.0.0"  # noqa: S104 - the column takes no null


CHANGES = [authenticator_added, authenticator_removed, password_changed, password_set]


@receiver(CHANGES, dispatch_uid="members_end_other_sessions")
def end_other_sessions(sender, request, user, **kwargs):
    """End her other sessions when a factor, a passkey or a password comes or goes (OWASP ASVS 7.4.3).

    One of them may not be hers.
    """
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


@receiver(pre_save, sender=UserSession, dispatch_uid="members_forget_where_from")
def forget_where_from(sender, instance, **kwargs):
    """Keep neither network address nor browser of a session: they tell where somebody lives and with what.

    That it is a telephone or a computer is kept, so that she knows her own devices.
    """
    if instance.user_agent:
        instance.data = {**instance.data, "kind": kind_of(instance.user_agent)}
    instance.ip, instance.user_agent = NOWHERE, ""


@receiver(user_logged_in, dispatch_uid="members_begin_session")
def begin_session(sender, request, user, **kwargs):
    """Give the session its end, as she chose it; a device of her own is known again."""
    if begin(request, user):
        remember(request, user)

"""What follows a sign-in and a change of the second factor."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.usersessions.models import UserSession

NOWHERE = "0.0.0.0"  # noqa: S104 - the column takes no null


@receiver([authenticator_added, authenticator_removed], dispatch_uid="members_end_other_sessions")
def end_other_sessions(sender, request, user, **kwargs):
    """End her other sessions when a factor comes or goes (OWASP ASVS 7.4.3): one may not be hers."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


@receiver(pre_save, sender=UserSession, dispatch_uid="members_forget_where_from")
def forget_where_from(sender, instance, **kwargs):
    """Keep neither network address nor browser of a session: they tell where somebody lives and with what."""
    instance.ip, instance.user_agent = NOWHERE, ""

"""Background work of invitations."""

from django_tasks import task

from webinars.invitations.registering import forget_old


@task()
def forget_facilitator_invitations():
    """Erase the invitations that have been over for a year."""
    forget_old()

"""Background work about the people of spaces."""

from django_tasks import task

from spaces.people import inviting


@task()
def carry_invitation(key):
    """Bring an invitation by address to the member who has it, if there is one."""
    inviting.carry(key)


@task()
def forget_invitations():
    """Erase the invitations by address that are too old."""
    inviting.forget_old_invitations()

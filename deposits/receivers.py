"""What deposits follow."""

from django.dispatch import receiver

from portal.signals import roles_set_up


@receiver(roles_set_up, dispatch_uid="deposits_workflow")
def make_the_workflow(sender, **kwargs):
    """Make the workflow of deposits with the roles of those who moderate."""
    from deposits.workflow import the_workflow

    the_workflow()

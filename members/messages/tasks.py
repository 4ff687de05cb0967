"""Background work of the messages."""

from django_tasks import task

from members.messages.reports import forget_settled
from members.models import MemberMessage


@task()
def forget_messages():
    """Erase the messages of more than a year, and the reports settled half a year ago."""
    MemberMessage.objects.forget_old()
    forget_settled()

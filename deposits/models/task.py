"""The task of Wagtail's workflow: a deposit is read by somebody who did not make it."""

from django.utils.translation import gettext_lazy as _

from wagtail.models import Task, TaskState

from deposits.permissions import may_decide


class DepositTask(Task):
    """A deposit waits for who moderates. Nobody accepts her own."""

    class Meta:
        verbose_name = _("reading of a deposit")

    def get_actions(self, obj, user):
        """Return what `user` may do: accept, or ask for changes; nothing about her own."""
        if not may_decide(user, obj):
            return []
        return [("reject", _("Ask for changes"), True), ("approve", _("Accept it"), False)]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """Return nothing: our own queue tells what waits.

        Wagtail would list them on its home page with links to screens that only pages and snippets have.
        """
        return TaskState.objects.none()

    @classmethod
    def get_description(cls):
        """Say what it is, where workflows are made."""
        return _("What members deposit is read by somebody who did not make it.")

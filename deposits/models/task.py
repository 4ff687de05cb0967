"""The task of Wagtail's workflow: a deposit is read by somebody who did not make it."""

from django.utils.translation import gettext_lazy as _

from wagtail.models import Task, TaskState

from deposits.models.deposit import Deposit, DepositState
from deposits.permissions import may_decide, moderates


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
        """Return the readings that wait for `user`."""
        if not moderates(user):
            return TaskState.objects.none()
        others = Deposit.objects.exclude(author=user)
        waiting = others.filter(state__in=[DepositState.RECEIVED, DepositState.REVIEW])
        keys = [str(key) for key in waiting.values_list("pk", flat=True)]
        states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)
        return states.filter(workflow_state__object_id__in=keys)

    @classmethod
    def get_description(cls):
        """Say what it is, where workflows are made."""
        return _("What members deposit is read by somebody who did not make it.")

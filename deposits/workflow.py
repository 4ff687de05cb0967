"""Wagtail's workflow of deposits: one task, and no message of its own.

Wagtail would write to whoever asked for a workflow, with the title of the thing in the subject: nobody is
named as asking for one. The messages are ours (`deposits.telling`).
"""

from django.contrib.contenttypes.models import ContentType

from wagtail.models import Workflow, WorkflowContentType, WorkflowState, WorkflowTask

from deposits.models import Deposit, DepositTask

NAME = "Dépôts des membres"


def the_workflow():
    """Return the workflow of deposits, made and tied to them where it is missing."""
    content_type = ContentType.objects.get_for_model(Deposit)
    found = WorkflowContentType.objects.filter(content_type=content_type, workflow__active=True)
    tied = found.select_related("workflow").first()
    if tied:
        return tied.workflow
    task, _made = DepositTask.objects.get_or_create(name=NAME)
    workflow, _made = Workflow.objects.get_or_create(name=NAME, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowContentType.objects.update_or_create(content_type=content_type, defaults={"workflow": workflow})
    return workflow


def _current(deposit):
    active = WorkflowState.objects.active().filter(
        base_content_type=deposit.get_base_content_type(), object_id=str(deposit.pk)
    )
    return active.select_related("current_task_state").first()


def send(deposit, user):
    """Have a deposit read, or read again once it was changed; the caller holds its row."""
    deposit.save_revision(user=user, log_action=False, clean=False)
    current = _current(deposit)
    if current is None:
        the_workflow().start(deposit, None)
    else:
        current.resume(user)


def act(deposit, user, action):
    """Do "approve" or "reject", as the task of the deposit."""
    reading = _current(deposit).current_task_state
    reading.task.specific.on_action(reading, user, action)


def stop(deposit, user):
    """End the reading of a deposit that is declined or withdrawn."""
    current = _current(deposit)
    if current is not None:
        current.cancel(user)

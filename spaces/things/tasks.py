"""Background work: what a space keeps for some days only is erased."""

from django_tasks import task


@task()
def forget_expired():
    """Erase what has expired, with its files."""
    from spaces.things.kinds import MODELS

    for model in MODELS:
        model.objects.expired().delete()

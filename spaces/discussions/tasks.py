"""What is done later about messages."""

from datetime import timedelta

from django.utils import timezone

from django_tasks import task

from spaces.models import PostFile

UNSENT_KEPT = timedelta(days=1)


@task()
def forget_unsent_files():
    """Erase the files of messages that were never published."""
    for file in PostFile.objects.filter(post=None, created_at__lt=timezone.now() - UNSENT_KEPT):
        file.delete()

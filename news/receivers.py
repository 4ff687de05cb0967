"""What a member confided leaves the library with her news."""

from functools import partial

from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from news.models import NewsPage
from news.publishing import shared_by
from portal.files.sharing import forget_shared


@receiver(pre_delete, sender=NewsPage, dispatch_uid="news_page_deleted")
def forget_what_was_confided(sender, instance, **kwargs):
    """Take the copies of what somebody confided out of the library, whoever deletes her news."""
    if instance.is_closed_to_the_team:
        transaction.on_commit(partial(forget_shared, *shared_by(instance)))

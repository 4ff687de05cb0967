"""The index and the pages kept for visitors follow the organisations, in the transaction of each change."""

from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from members.models import Organisation, ServedPeople, Service
from members.organisations.search_source import SOURCE
from portal.search import indexing
from portal.search.sources import search_sources


def _refresh(keys):
    indexing.refresh(search_sources.get(SOURCE), keys)


@receiver(post_save, sender=Organisation, dispatch_uid="organisations_saved")
def follow_save(sender, instance, raw=False, **kwargs):
    """Write an organisation that was saved, or erase it where it is not published."""
    if not raw:
        _refresh([instance.pk])


@receiver(post_delete, sender=Organisation, dispatch_uid="organisations_deleted")
def follow_deletion(sender, instance, **kwargs):
    """Erase an organisation that was deleted."""
    _refresh([instance.pk])


@receiver(m2m_changed, sender=Organisation.services.through, dispatch_uid="organisations_services")
@receiver(m2m_changed, sender=Organisation.serves.through, dispatch_uid="organisations_serves")
def follow_words(sender, instance, action, **kwargs):
    """Write what an organisation offers, and whom it serves."""
    if action.startswith("post_") and isinstance(instance, Organisation):
        _refresh([instance.pk])


@receiver(post_save, sender=Service, dispatch_uid="organisations_service_saved")
@receiver(post_save, sender=ServedPeople, dispatch_uid="organisations_people_saved")
def follow_vocabulary(sender, instance, **kwargs):
    """A word of the vocabularies was changed: it shows wherever it stands."""
    field = "services" if sender is Service else "serves"
    _refresh(Organisation.objects.filter(Q(**{field: instance})).values_list("pk", flat=True))


@receiver(post_delete, sender=Service, dispatch_uid="organisations_service_deleted")
@receiver(post_delete, sender=ServedPeople, dispatch_uid="organisations_people_deleted")
def follow_lost_word(sender, **kwargs):
    """A word of the vocabularies is gone, and no longer tells from where: all are written anew."""
    _refresh(Organisation.objects.values_list("pk", flat=True))

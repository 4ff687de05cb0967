"""The index follows the pages: in the same transaction as each change."""

from collections import defaultdict

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Page

from portal.search import indexing
from portal.search.models import FirstAnswer, FirstAnswerPage, SearchState, SynonymGroup
from portal.search.sources import search_sources, source_of
from portal.signals import audience_changed, page_saved


@receiver(page_saved, dispatch_uid="search_page_saved")
def refresh_page(sender, page, **kwargs):
    """Write a page that was saved, or erase it when it is not published."""
    source = source_of(sender)
    if source is not None:
        indexing.refresh(source, [page.pk])


@receiver(post_delete, sender=Page, dispatch_uid="search_page_deleted")
def erase_page(sender, instance, **kwargs):
    """Erase a page that was deleted, whatever its type."""
    for source in search_sources:
        if issubclass(source.model, Page):
            indexing.remove(source, [instance.pk])


@receiver(audience_changed, dispatch_uid="search_audience_changed")
def follow_audience(sender, pages, audience, **kwargs):
    """Take the new audience of pages."""
    keys = defaultdict(list)
    for page in pages:
        source = source_of(page.specific_class)
        if source is not None:
            keys[source.name].append(page.pk)
    for source in search_sources:
        if source.name in keys:
            indexing.change_audience(source, keys[source.name], str(audience))


@receiver([post_save, post_delete], dispatch_uid="search_wording_changed")
def follow_wordings(sender, **kwargs):
    """The team changed what means the same thing, or what comes first: all processes hear of it."""
    if sender in (SynonymGroup, FirstAnswer, FirstAnswerPage):
        SearchState.advance()

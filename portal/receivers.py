"""What visitors see has changed: the pages kept for them are made anew."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Locale, Page, PageLogEntry, Site
from wagtail.signals import post_page_move

from portal.files.models import PortalFile, PortalImage
from portal.models import PortalPage, Region, SiteSettings, Theme
from portal.search.models import SearchState
from portal.signals import audience_changed, page_saved

SHOWN_EVERYWHERE = (SiteSettings, Theme, Region, PortalFile, PortalImage, Site, Locale)


@receiver([page_saved, audience_changed, post_page_move], dispatch_uid="portal_pages_changed")
def follow_pages(sender, **kwargs):
    """A page changed, whether or not it has words in the index."""
    SearchState.advance()


@receiver(post_save, sender=Page, dispatch_uid="portal_bare_page_saved")
def follow_bare_page(sender, instance, **kwargs):
    """A page was saved through its base: what follows pages hears of it all the same."""
    page = PortalPage.objects.filter(pk=instance.pk).first()
    if page is not None:
        page_saved.send(sender=page.specific_class, page=page.specific)


@receiver([post_save, post_delete], dispatch_uid="portal_shown_changed")
def follow_what_is_shown(sender, **kwargs):
    """Something that any page may show changed."""
    if issubclass(sender, SHOWN_EVERYWHERE):
        SearchState.advance()


@receiver(post_delete, sender=Page, dispatch_uid="portal_page_deleted")
def follow_deletion(sender, instance, **kwargs):
    """A page is gone, and its title with it: the log keeps who did what to which number (Loi 25, s. 23)."""
    SearchState.advance()
    for entry in PageLogEntry.objects.filter(page_id=instance.pk).exclude(label=""):
        PageLogEntry.objects.filter(pk=entry.pk).update(label="", data=_without_titles(entry.data))


def _without_titles(data):
    if not isinstance(data, dict):
        return data
    return {name: _without_titles(value) for name, value in data.items() if name != "title"}

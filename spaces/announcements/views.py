"""The announcements of a space, and those that its moderators write."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.links import interface_language
from portal.visibility import refuse
from spaces.announcements.forms import AnnouncementForm
from spaces.announcements.shown import shown_announcement
from spaces.choices import Part
from spaces.inside.frame import frame
from spaces.models import Announcement
from spaces.permissions import may_announce
from spaces.things.access import part_inside, thing_in, things_in
from spaces.things.shown import page_of
from spaces.things.views import READ_OR_WRITE, Page, write
from spaces.things.writing import add, change

FIELDS = ("title", "text", "until")


@never_cache
@require_safe
@part_inside(Part.ANNOUNCEMENTS)
def announcements(request, participation):
    """List the announcements, the newest first."""
    pages = page_of(things_in(Announcement, participation), request)
    context = {
        **frame(participation, Part.ANNOUNCEMENTS),
        "things": [shown_announcement(one, participation) for one in pages],
        "pages": pages,
        "may_add": may_announce(participation),
    }
    return render(request, "spaces/announcements.html", context)


def _list_of(participation):
    return reverse("announcements", args=[participation.space.public_id])


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.ANNOUNCEMENTS)
def new_announcement(request, participation):
    """Announce something."""
    if not may_announce(participation):
        return refuse(request)
    back = _list_of(participation)

    def save(form):
        fields = {name: form.cleaned_data[name] for name in FIELDS}
        add(
            Announcement,
            participation,
            form.key(),
            allowed=may_announce,
            language=interface_language(),
            **fields,
        )
        return back

    page = Page(Part.ANNOUNCEMENTS, _("Announce something"), _("Publish"), back)
    return write(request, participation, page, lambda data, _files: AnnouncementForm(data), save)


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.ANNOUNCEMENTS)
def change_announcement(request, participation, announcement_id):
    """Change an announcement."""
    found = thing_in(Announcement, participation, announcement_id)
    if found is None or not may_announce(participation):
        return refuse(request)
    back = _list_of(participation)
    now = {name: getattr(found, name) for name in FIELDS}

    def save(form):
        fields = {name: form.cleaned_data[name] for name in FIELDS}
        change(participation, found, changed_at=timezone.now(), **fields)
        return back

    page = Page(Part.ANNOUNCEMENTS, _("Change an announcement"), _("Keep the change"), back)
    return write(request, participation, page, lambda data, _files: AnnouncementForm(data, initial=now), save)

"""The testimonies of all the circles in which a reader is. Nothing of it is ever kept for the next one."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.links import view_links
from portal.navigation import other_language
from portal.visibility import refuse
from spaces.models import Testimony
from spaces.models.testimony import Circle
from spaces.testimonies.shown import cards_of, shown
from spaces.testimonies.waiting import testimonies_to_read

PER_PAGE = 20


def _frame(request):
    links = view_links(request)
    return {"links": links, "other_language": other_language(request, links["alternates"])}


def _read_by(user):
    # What waits for a moderator is read inside its space.
    return Testimony.objects.visible_to(user).exclude(given=Circle.NOBODY)


@never_cache
@require_safe
def testimonies(request):
    """List them."""
    page = Paginator(_read_by(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **_frame(request),
        "to_read": cards_of(testimonies_to_read(request.user), inside=True),
        "cards": cards_of(page.object_list),
        "page_of_testimonies": page,
    }
    return render(request, "spaces/testimonies/public_list.html", context)


@never_cache
@require_safe
def testimony(request, testimony_id):
    """Read one; from the moment at which it is no longer given to her, it is as if it never was."""
    found = _read_by(request.user).filter(public_id=testimony_id)
    found = found.select_related("practitioners", "voice").first()
    if found is None:
        return refuse(request)
    return render(request, "spaces/testimonies/public.html", {**_frame(request), "shown": shown(found)})

"""The pages of the directory, for members only."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.directory.access import for_members, has_profile
from members.directory.finding import FilterForm, all_regions, find, numbers_by_region
from members.directory.shown import shown_to
from members.models import Profile
from portal.visibility import refuse


@require_safe
@for_members
def directory(request):
    """List the members who show themselves, narrowed as she asks."""
    regions = all_regions()
    form = FilterForm(request.GET, regions)
    chosen = form.chosen()
    found = find(chosen, request.GET.get("page"), request.user)
    context = {
        "form": form,
        "chosen": chosen,
        "found": found,
        "previous": _page_address(chosen, found.page - 1, found.pages),
        "next": _page_address(chosen, found.page + 1, found.pages),
        "regions": _regions_with_members(regions, request.user),
        "may_be_in_it": has_profile(request.user),
    }
    return render(request, "members/directory/directory.html", context)


def _page_address(chosen, number, pages):
    if not 1 <= number <= pages:
        return ""
    return f"{reverse('directory')}?{urlencode({**chosen, 'page': number})}"


def _regions_with_members(regions, reader):
    numbers = numbers_by_region(reader)
    address = reverse("directory")
    return [
        {"name": str(region), "url": f"{address}?region={region.slug}", "number": numbers[region.pk]}
        for region in regions
        if region.pk in numbers
    ]


@require_safe
@for_members
def profile(request, public_id):
    """Show a member's page; one that is hidden is absent."""
    found = Profile.objects.visible_to(request.user).filter(public_id=public_id).first()
    shown = shown_to(found, request.user) if found else None
    if shown is None:
        return refuse(request)
    context = {
        "shown": shown,
        "is_own": found.user_id == request.user.pk,
        "may_write": has_profile(request.user) and found.user_id != request.user.pk,
        "breadcrumbs": [{"title": _("Members"), "url": reverse("directory")}],
    }
    return render(request, "members/directory/profile.html", context)

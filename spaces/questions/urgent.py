"""« C’est urgent ? »: whom to telephone now, in a region. Open to everybody: each reads what she may."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from members.directory.finding import all_regions
from members.directory.shown import all_shown_to
from members.models import Profile
from members.organisations.listing import in_region
from portal.visibility import may_read_members
from spaces.lines import LINES


def _region_of(request, regions):
    """Return the region of the address, else that of her own profile, None for neither."""
    asked = request.GET.get("region")
    if asked is not None:
        return next((region for region in regions if region.slug == asked), None)
    profile = getattr(request.user, "profile", None)
    return next((region for region in regions if profile and region.pk == profile.region_id), None)


@never_cache
@require_safe
def urgent(request):
    """Show the lines that always answer, then the organisations and the pivot members of a region."""
    regions = all_regions()
    region = _region_of(request, regions)
    context = {"lines": LINES, "regions": regions, "region": region}
    if region is not None:
        found = in_region(region, request.user)
        context["organisations"] = [one for one in found if one.phone or one.direct_phone]
        context["pivots"] = all_shown_to(Profile.objects.filter(pivot_regions=region), request.user)
        context["is_member"] = may_read_members(request.user)
    return render(request, "spaces/urgent.html", context)

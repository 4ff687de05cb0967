"""The facilitator's screen « Pivot members »."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.directory.access import members_with_profile
from members.directory.finding import all_regions
from members.models import Profile
from portal.models import Region

CHOOSE = "members.choose_pivots"
MOST = 10  # members shown


class MemberSearchForm(forms.Form):
    """Whom to make a pivot member."""

    q = forms.CharField(label=gettext_lazy("Her name or her address"), max_length=200)


def user_can_choose_pivots(user):
    """Tell whether `user` chooses the pivot members."""
    return user.is_authenticated and user.is_active and user.has_perm(CHOOSE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pivots(request):
    """Show the pivot members of each region; find a member, make her one, or no longer.

    Raises:
        Http404: there is no such member, or no such region.
        PermissionDenied: she does not choose them.
    """
    if not user_can_choose_pivots(request.user):
        raise PermissionDenied
    if "account" in request.POST:
        _change(request)
        return redirect("pivots")
    # By POST: names stay out of addresses, which servers write down.
    form = MemberSearchForm(request.POST or None)
    regions = all_regions()
    context = {"form": form, "regions": regions, "rows": _rows(regions), "most": MOST}
    if form.is_valid():
        found = _found_by(form.cleaned_data["q"])
        context |= {"asked": True, "accounts": found[:MOST], "is_cut": len(found) > MOST}
    return render(request, "members/admin/pivots.html", context)


def _key(request, name):
    key = request.POST.get(name, "")
    return int(key) if key.isdecimal() and len(key) < 18 else 0


@transaction.atomic
def _change(request):
    account = get_object_or_404(members_with_profile(), pk=_key(request, "account"))
    region = get_object_or_404(Region, pk=_key(request, "region"))
    profile, _made = Profile.objects.get_or_create(user=account)
    said = {"name": profile.shown_name or str(account), "region": str(region)}
    if request.POST.get("choice") == "remove":
        profile.pivot_regions.remove(region)
        messages.success(request, _("%(name)s is no longer a pivot member of %(region)s.") % said)
    else:
        profile.pivot_regions.add(region)
        messages.success(request, _("%(name)s is a pivot member of %(region)s.") % said)


def _rows(regions):
    """Return [(region, its pivot members)], each member with `is_shown`."""
    profiles = Profile.objects.filter(user__in=members_with_profile(), pivot_regions__isnull=False)
    profiles = profiles.distinct().select_related("user").prefetch_related("pivot_regions")
    listed = set(Profile.objects.listed().filter(pivot_regions__isnull=False).values_list("pk", flat=True))
    rows = {region.pk: [] for region in regions}
    for profile in profiles.order_by("sort_name", "pk"):
        profile.is_shown = profile.pk in listed
        for region in profile.pivot_regions.all():
            rows[region.pk].append(profile)
    return [(region, rows[region.pk]) for region in regions]


def _found_by(words):
    """Return the members who have all the words in their name or address: one more than is shown."""
    accounts = members_with_profile()
    for word in words.split():
        names = ("email", "first_name", "last_name", "profile__name")
        match = Q()
        for name in names:
            match |= Q(**{f"{name}__icontains": word})
        accounts = accounts.filter(match)
    found = accounts.select_related("profile").order_by("last_name", "first_name", "email")[: MOST + 1]
    return [_with_region(account) for account in found]


def _with_region(account):
    """Give an account `shown_region`: the key of the region that she shows, which is proposed first."""
    profile = getattr(account, "profile", None)
    account.shown_region = profile.region_id if profile and "region" in profile.shown_fields else None
    return account

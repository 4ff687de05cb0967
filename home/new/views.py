"""« Nouveautés », « Ailleurs au Québec », and « tout est vu »."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from home.new.elsewhere import months_for
from home.new.groups import ORDER, groups_for
from home.new.visits import keep_seen, moment_typed, visit_of
from members.directory.access import has_profile
from portal.links import interface_language, view_links
from portal.models import Region
from portal.navigation import other_language
from portal.page_cache import kept_for_visitors
from portal.visibility import refuse
from spaces.discussions.novelties import own_spaces


def _frame(request):
    links = view_links(request)
    return {"links": links, "other_language": other_language(request, links["alternates"])}


@require_safe
@kept_for_visitors
def whats_new(request):
    """Show what is new: to a member since her last visit, to everybody else in the last thirty days."""
    mark = visit_of(request)
    context = {
        **_frame(request),
        "mark": mark,
        "groups": groups_for(request.user, mark, with_cards=True),
        "own_spaces": own_spaces(request.user) if request.user.is_authenticated else [],
        "until": timezone.now().isoformat(),
    }
    return render(request, "home/whats_new.html", context)


@require_POST
def seen(request):
    """Keep that she has seen everything, or one group."""
    if not has_profile(request.user):
        return refuse(request)
    group = request.POST.get("group", "")
    keep_seen(request.user, [group] if group in ORDER else ORDER, moment_typed(request.POST.get("until")))
    messages.success(request, _("Noted: this is no longer new to you, on any of your devices."))
    return redirect(f"/{interface_language()}/" if "home" in request.POST else "whats_new")


@require_safe
@kept_for_visitors
def elsewhere(request):
    """Show what happened in the regions, month by month."""
    regions = list(Region.objects.all())
    chosen = next((one for one in regions if one.slug == request.GET.get("region")), None)
    context = {
        **_frame(request),
        "regions": regions,
        "chosen": chosen,
        "months": months_for(request.user, chosen),
    }
    return render(request, "home/elsewhere.html", context)

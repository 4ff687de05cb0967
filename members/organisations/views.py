"""The list of organisations, and the page of each."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.organisations.listing import OrganisationList, readable
from members.organisations.shown import shown_to
from portal.links import interface_language, page_address, root_path, view_links
from portal.models import PortalPage
from portal.page_cache import kept_for_visitors
from portal.visibility import refuse


def _home(user):
    """Return the way to the home page, for those who may read it."""
    homes = PortalPage.objects.visible_to(user).filter(url_path=root_path(interface_language()))
    return [{"title": home.title, "url": page_address(home)} for home in homes]


@require_safe
@kept_for_visitors
def organisation_list(request):
    """Show the organisations that the address asks for."""
    context = {
        "found": OrganisationList(request),
        "links": view_links(request),
        "breadcrumbs": _home(request.user),
    }
    return render(request, "members/organisations/organisation_list.html", context)


@require_safe
@kept_for_visitors
def organisation(request, slug):
    """Show what the reader may see of one organisation; refuse alike what is absent or not published."""
    found = readable(request.user).filter(slug=slug).first()
    if found is None:
        return refuse(request)
    above = {"title": _("Organisations and services"), "url": reverse("organisations")}
    context = {
        "shown": shown_to(found, request.user),
        "links": view_links(request),
        "breadcrumbs": [*_home(request.user), above],
    }
    return render(request, "members/organisations/organisation.html", context)

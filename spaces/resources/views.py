"""The list of files and links of a space, and what is added to it."""

from django.db.models import Q
from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.typing import cleaned
from portal.search.analyser import fold
from portal.visibility import refuse
from spaces.choices import Part
from spaces.inside.frame import frame
from spaces.models import Resource
from spaces.permissions import may_change, may_write
from spaces.resources import writing
from spaces.resources.forms import ResourceForm
from spaces.things.access import part_inside, thing_in, things_in
from spaces.things.shown import page_of, shown
from spaces.things.views import READ_OR_WRITE, Page, write

MOST_FOUND = 100
KINDS = {"files": Q(link=""), "links": ~Q(link="")}


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.RESOURCES)
def resources(request, participation):
    """List the files and links; what is sought in a sheltered space stays out of the address."""
    if request.method == "POST" and not participation.space.is_sheltered:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    asked = request.POST if participation.space.is_sheltered else request.GET
    sought, kind = " ".join(cleaned(asked.get("q", "")).split())[:100], asked.get("kind", "")
    found = things_in(Resource, participation).select_related("kept")
    found = found.filter(KINDS[kind]) if kind in KINDS else found
    for word in fold(sought).split():
        found = found.filter(sought__contains=word)
    narrowed = bool(sought or kind in KINDS)
    pages = None if narrowed else page_of(found, request)
    listed = found[:MOST_FOUND] if narrowed else pages
    context = {
        **frame(participation, Part.RESOURCES),
        "things": [shown(one, participation, "resource") for one in listed],
        "pages": pages,
        "sought": sought,
        "kind": kind,
        "narrowed": narrowed,
        "may_add": may_write(participation),
    }
    return render(request, "spaces/resources.html", context)


def _list_of(participation):
    return reverse("resources", args=[participation.space.public_id])


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.RESOURCES)
def new_resource(request, participation):
    """Add a file or a link."""
    if not may_write(participation):
        return refuse(request)
    back = _list_of(participation)
    page = Page(Part.RESOURCES, _("Add a file or a link"), _("Add it"), back)

    def save(form):
        writing.add_resource(participation, form.key(), **_given(form))
        return back

    return write(
        request,
        participation,
        page,
        lambda data, files: ResourceForm(data, files, participation=participation),
        save,
    )


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.RESOURCES)
def change_resource(request, participation, resource_id):
    """Change a resource, or put another file in the place of its own."""
    resource = thing_in(Resource, participation, resource_id)
    if resource is None or not may_change(participation, resource):
        return refuse(request)
    back = _list_of(participation)
    page = Page(Part.RESOURCES, _("Change a file or a link"), _("Keep the change"), back)
    now = {name: getattr(resource, name) for name in ("title", "about", "link")}

    def make_form(data, files):
        return ResourceForm(
            data, files, participation=participation, initial=now, has_file=hasattr(resource, "kept")
        )

    def save(form):
        writing.change_resource(participation, resource, **_given(form))
        return back

    return write(request, participation, page, make_form, save)


def _given(form):
    given = form.cleaned_data
    return {
        "title": given["title"],
        "about": given["about"],
        "upload": given["file"],
        "link": given["link"],
    }

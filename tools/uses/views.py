"""One click tells that a tool served; what was said of it may be taken away."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.directory.access import for_members
from portal.links import addresses
from portal.visibility import refuse
from tools.models import ToolPage, ToolUse
from tools.permissions import looks_after_tools
from tools.uses import using
from tools.uses.forms import UseLinesForm

TOOL = "#served"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def tool_use(request, key):
    """Tell that a tool served, add a few lines, or take it back. Reading it leads to the tool."""
    tool = ToolPage.objects.visible_to(request.user).filter(pk=key).first()
    url = addresses([tool]).get(tool.pk) if tool else None
    if url is None:
        return refuse(request)
    if request.method != "POST" or tool.author_id == request.user.pk:
        return redirect(url)
    action = request.POST.get("action")
    if action == "say":
        return _say(request, tool, url)
    if action == "remove":
        using.take_back(tool, request.user)
        messages.success(request, _("Taken back."))
    else:
        using.used(tool, request.user)
        messages.success(request, _("Thank you! Who made it will be glad to know that it served."))
    return redirect(f"{url}{TOOL}")


def _say(request, tool, url):
    form = UseLinesForm(request.POST)
    if not form.is_valid():
        return render(request, "tools/uses/lines.html", {"form": form, "tool": tool, "tool_url": url})
    said = form.cleaned_data
    using.say(tool, request.user, said["lines"].strip(), shows_name=said["shows_name"])
    messages.success(request, _("Thank you: members read these lines on the page of the tool."))
    return redirect(f"{url}{TOOL}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def take_lines_away(request, key):
    """Let the facilitator take the lines of somebody away; the use stays counted."""
    use = ToolUse.objects.visible_to(request.user).filter(pk=key).select_related("page").first()
    url = addresses([use.page]).get(use.page_id) if use else None
    if url is None or not looks_after_tools(request.user):
        return refuse(request)
    if request.method == "POST":
        using.take_lines_away(use.pk)
        messages.success(request, _("These lines were taken away."))
    return redirect(f"{url}{TOOL}")

"""All the queues of somebody who moderates several spaces, on one page."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.visibility import refuse
from spaces.access import beside_spaces
from spaces.models import Space
from spaces.moderation.queue import waiting_for
from spaces.moderation.things import rows_for
from spaces.testimonies.waiting import testimonies_to_read


@never_cache
@require_safe
@beside_spaces
def moderation_everywhere(request):
    """Show how much waits in each space that she moderates; where there is one, go there."""
    spaces = list(Space.objects.moderated_by(request.user).order_by("pk"))
    if not spaces:
        return refuse(request)
    if len(spaces) == 1:
        return redirect("space_moderation", spaces[0].public_id)
    waiting = {space.pk: 0 for space in spaces}
    for space_id in waiting_for(request.user).values_list("topic__space", flat=True):
        waiting[space_id] += 1
    for space_id, *_more in rows_for(request.user):
        waiting[space_id] += 1
    for space_id in testimonies_to_read(request.user).values_list("space", flat=True):
        waiting[space_id] += 1
    rows = [
        (space, waiting[space.pk], reverse("space_moderation", args=[space.public_id])) for space in spaces
    ]
    return render(request, "spaces/moderation/everywhere.html", {"rows": rows})

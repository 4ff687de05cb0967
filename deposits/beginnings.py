"""What a deposit begins with: where she works, and the tool that she adapted."""

from deposits.views.frame import key_of
from portal.models import PortalPage


def beginning_of(request):
    """Return the answers to begin with: her region, and the tool of the address if she reads it."""
    answers = {}
    profile = getattr(request.user, "profile", None)
    if profile is not None and profile.region_id:
        answers["region"] = [str(profile.region_id)]
    adapted = adapted_by(request)
    if adapted is not None:
        answers["adapted_from"] = [str(adapted.pk)]
    return answers


def adapted_by(request):
    """Return the tool of the address, None where there is none that she reads."""
    key = key_of(request.GET.get("adapte") or request.POST.get("adapted_from") or "")
    return PortalPage.objects.visible_to(request.user).filter(pk=key).first() if key else None

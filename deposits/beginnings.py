"""What a deposit begins with: where she works, and the tool that she adapted."""

from deposits.views.frame import key_of
from portal.models import PortalPage


def beginning_of(request):
    """Return the answers to begin with: her region, and the tool of the address if she reads it."""
    answers = {}
    profile = getattr(request.user, "profile", None)
    if profile is not None and profile.region_id:
        answers["region"] = [str(profile.region_id)]
    key = key_of(request.GET.get("adapte") or request.POST.get("adapted_from") or "")
    if key and PortalPage.objects.visible_to(request.user).filter(pk=key).exists():
        answers["adapted_from"] = [str(key)]
    return answers

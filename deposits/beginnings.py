"""What a deposit begins with: where she works, and the tool that she adapted."""

from portal.models import PortalPage


def _known(text):
    return text.isascii() and text.isdecimal() and len(text) < 18


def beginning_of(request):
    """Return the answers to begin with: her region, and the tool of the address if she reads it."""
    answers = {}
    profile = getattr(request.user, "profile", None)
    if profile is not None and profile.region_id:
        answers["region"] = [str(profile.region_id)]
    key = request.GET.get("adapte") or request.POST.get("adapted_from") or ""
    if _known(key) and PortalPage.objects.visible_to(request.user).filter(pk=key).exists():
        answers["adapted_from"] = [key]
    return answers

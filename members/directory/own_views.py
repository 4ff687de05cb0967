"""One's own profile: what she says, what she shows, and how others see it."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from members.directory.access import for_who_has_a_profile
from members.directory.forms import ProfileForm
from members.directory.shown import shown_to
from members.models import Profile
from members.roles import FACILITATOR, MEMBER


class Like:
    """Somebody of a role, without an account: whom a preview is made for."""

    is_active = is_authenticated = True
    is_anonymous = is_superuser = False
    pk = None

    def __init__(self, role):
        """Take a `members.roles.Role`."""
        self._permissions = role.permissions

    def has_perm(self, permission):
        """Tell whether the role gives a permission."""
        return permission in self._permissions


# The word in the address: how it reads, and who looks.
READERS = {
    "membre": (gettext_lazy("A member"), Like(MEMBER)),
    "animatrice": (gettext_lazy("The facilitator"), Like(FACILITATOR)),
    "visiteuse": (gettext_lazy("A visitor"), None),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_has_a_profile
@transaction.atomic
def my_profile(request):
    """Let her say who she is, and choose field by field what members see."""
    own = _own(request.user, request.method == "POST")
    form = ProfileForm(request.POST or None, instance=own)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _said_of(own))
        return redirect("my_profile")
    context = {"form": form, "pivot_regions": list(own.pivot_regions.all()) if own.pk else []}
    return render(request, "members/directory/my_profile.html", context)


def _said_of(profile):
    if Profile.objects.listed().filter(pk=profile.pk).exists():
        return _("Saved. Members see in the directory what you ticked.")
    return _("Saved. You are not in the directory: your name is not ticked.")


def _own(user, to_write=False):
    """Return her profile; where she has none, a new one, kept only if she writes."""
    if to_write:
        Profile.objects.get_or_create(user=user)
        # Two forms sent at once: the second waits for the first.
        return Profile.objects.select_for_update().select_related("user").get(user=user)
    return Profile.objects.filter(user=user).select_related("user").first() or Profile(user=user)


@require_safe
@for_who_has_a_profile
def preview(request):
    """Show her own page as others get it, by the same function."""
    chosen = request.GET.get("comme", "")
    if chosen not in READERS:
        chosen = "membre"
    own = _own(request.user)
    address = reverse("my_profile_preview")
    context = {
        "shown": shown_to(own, READERS[chosen][1]) if own.pk else None,
        "preview": chosen,
        "readers": [
            {"label": label, "url": f"{address}?comme={word}", "current": word == chosen}
            for word, (label, _reader) in READERS.items()
        ],
        "breadcrumbs": [{"title": _("My profile"), "url": reverse("my_profile")}],
    }
    return render(request, "members/directory/preview.html", context)

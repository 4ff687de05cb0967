"""Under which name one writes in a space."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from spaces.access import inside
from spaces.choices import Pseudonyms
from spaces.inside.frame import frame
from spaces.joining import take_name
from spaces.people.forms import NameForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@inside
def my_name(request, participation):
    """Choose a pseudonym, where the space wants one or lets one have it."""
    space = participation.space
    if space.pseudonyms == Pseudonyms.NAMES and not participation.pseudonym:
        return redirect("space_about", space.public_id)
    form = NameForm(request.POST or None, participation=participation)
    if request.method == "POST" and form.is_valid() and _keep(participation, form):
        messages.success(request, _("This is your name in this space."))
        return redirect("space", space.public_id)
    return render(request, "spaces/people/name.html", {**frame(participation, "space_about"), "form": form})


def _keep(participation, form):
    """Keep her name, and tell whether nobody took it in the same second."""
    try:
        with transaction.atomic():
            take_name(participation, form.cleaned_data["pseudonym"])
    except IntegrityError:
        form.add_error("pseudonym", _("Somebody has this name here: choose another."))
        return False
    return True

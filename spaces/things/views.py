"""The pages that all parts of a space have: a form, a removal."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.kept_words import mark_of, words_given_back
from portal.limits import has_room
from portal.visibility import refuse
from spaces.discussions.writing import Closed
from spaces.inside.frame import frame
from spaces.permissions import may_take_away
from spaces.things import writing
from spaces.things.access import part_inside, thing_in

THINGS, WITHIN = 40, 60 * 60  # of one person, in an hour
TOO_MANY, GONE_ON = 429, 409
READ_OR_WRITE = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Page:
    """The page of a form.

    Args:
        part: the `Part` whose tab is current.
        heading: its title; lead: a sentence below; button: what sends it.
        back: where one goes without sending it.
    """

    part: str
    heading: str
    button: str
    back: str
    lead: str = ""


def write(request, participation, page, make_form, save):
    """Show a form, and keep what it holds; what is refused is given back as it was typed.

    Args:
        page: a `Page`.
        make_form: returns the form of (data, files).
        save: keeps a valid form and returns where it then leads.
    """
    is_sent = request.method == "POST"
    typed = None if is_sent else words_given_back(request)
    form = make_form(request.POST, request.FILES) if is_sent else make_form(typed, None)
    status = 200
    if is_sent and form.is_valid():
        url, status = kept(participation, form, save)
        if url:
            return redirect(url)
    context = {
        **frame(participation, page.part),
        "page": page,
        "form": form,
        "typed_by": mark_of(request.user),
        "given_back": bool(typed),
    }
    return render(request, "spaces/things/write.html", context, status=status)


def kept(participation, form, save):
    """Keep a valid form.

    Returns:
        (where it leads, status); without address what stands against it is an error of the form.
    """
    if not has_room("things", participation.pk, THINGS, WITHIN):
        form.add_error(None, _("You added much in an hour: wait a little. What you typed is still here."))
        return "", TOO_MANY
    try:
        return save(form), 200
    except Closed:
        form.add_error(None, _("This can no longer be kept here. Copy what you typed."))
        return "", GONE_ON
    except ValidationError as error:
        form.add_error(None, error)
        return "", 200


def remover(model, back):
    """Return the view that removes a thing, after a question.

    Args:
        model: a class of `Thing`.
        back: the name of the address of its list.
    """

    @never_cache
    @require_http_methods(READ_OR_WRITE)
    @part_inside(model.PART)
    def remove(request, participation, **address):
        thing = thing_in(model, participation, *address.values())
        if thing is None or not may_take_away(participation, thing):
            return refuse(request)
        if request.method == "POST":
            writing.remove(participation, thing)
            messages.success(request, _("It is removed, for good."))
            return redirect(back, participation.space.public_id)
        context = {**frame(participation, model.PART), "back": back}
        return render(request, "spaces/things/remove.html", context)

    return remove

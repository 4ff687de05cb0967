"""The polls of a space: listed, asked, answered, closed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.links import interface_language
from portal.visibility import refuse
from spaces.choices import Part
from spaces.discussions.writing import Closed
from spaces.inside.frame import frame
from spaces.models import Poll
from spaces.permissions import may_change, may_write
from spaces.polls import answering
from spaces.polls.forms import BallotForm, PollForm
from spaces.polls.shown import poll_page, polls_of, too_few_words
from spaces.things.access import part_inside, thing_in
from spaces.things.shown import address_of, page_of, shown
from spaces.things.views import GONE_ON, READ_OR_WRITE, Page, write
from spaces.things.writing import add


@never_cache
@require_safe
@part_inside(Part.POLLS)
def polls(request, participation):
    """List the polls, the newest first."""
    pages = page_of(polls_of(participation), request)
    context = {
        **frame(participation, Part.POLLS),
        "things": [shown(one, participation, "poll", has_page=True, changes=False) for one in pages],
        "pages": pages,
        "may_add": may_write(participation),
    }
    return render(request, "spaces/polls.html", context)


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.POLLS)
def new_poll(request, participation):
    """Ask something."""
    if not may_write(participation):
        return refuse(request)
    back = reverse("polls", args=[participation.space.public_id])
    page = Page(Part.POLLS, _("Ask by a poll"), _("Publish"), back, _lead(participation.space))

    def save(form):
        given = form.cleaned_data
        made = add(
            Poll,
            participation,
            form.key(),
            then=lambda poll: answering.make_choices(given["choices"], poll),
            words=given["choices"],
            question=given["question"],
            language=interface_language(),
            several=given["several"],
            closes_at=form.closes_at(),
            shows=given["shows"],
        )
        return address_of("poll", made)

    return write(request, participation, page, lambda data, _files: PollForm(data), save)


def _lead(space):
    """Return what is said before one asks: what nobody will know, and that few answers tell nothing."""
    lead = _("Nobody will know who chose what, and neither will you. Once published, a poll is not changed.")
    return f"{lead} {too_few_words(space)}".rstrip()


@never_cache
@require_http_methods(READ_OR_WRITE)
@part_inside(Part.POLLS)
def poll(request, participation, poll_id):
    """Answer a poll, change one's mind, and read its results when they are to be read."""
    found = _closed_in_time(thing_in(Poll, participation, poll_id))
    if found is None:
        return refuse(request)
    form, status = BallotForm(request.POST or None, poll=found), 200
    if request.method == "POST" and ("back" in request.POST or form.is_valid()):
        chosen = [] if "back" in request.POST else form.chosen()
        try:
            answering.answer(participation, found, chosen)
        except Closed:
            messages.error(request, _("This poll is closed: nobody answers any more."))
            status = GONE_ON
        else:
            said = _("Your answer is counted.") if chosen else _("Your answer is taken back.")
            messages.success(request, said)
            return redirect(address_of("poll", found))
    context = {**frame(participation, Part.POLLS), **poll_page(found, participation)}
    if not form.is_bound:
        form.initial["chosen"] = context["hers"] if found.several else (context["hers"] or [""])[0]
    return render(request, "spaces/poll.html", {**context, "form": form}, status=status)


def _closed_in_time(found):
    """Return a poll, closed where its day is past: the job that closes them may be late."""
    if found is not None and found.counted_at is None and found.closes_at <= timezone.now():
        answering.close(found.pk)
        found.refresh_from_db(fields=["counted_at", "answers", "closes_at"])
    return found


@never_cache
@require_POST
@part_inside(Part.POLLS)
def close_poll(request, participation, poll_id):
    """Close a poll before its day."""
    found = thing_in(Poll, participation, poll_id)
    if found is None or not may_change(participation, found):
        return refuse(request)
    answering.close_now(participation, found)
    messages.success(request, _("The poll is closed. Who chose what is erased: numbers remain."))
    return redirect(address_of("poll", found))

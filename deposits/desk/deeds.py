"""What each button of a deposit's file does: it returns None, or the form that was refused."""

from django.contrib import messages
from django.forms import CheckboxSelectMultiple, SelectMultiple
from django.utils.translation import gettext as _

from deposits import depositing, moderating
from deposits.answers import labels_form, words_of
from deposits.desk.forms import (
    ApproveForm,
    ChangesForm,
    DeclineForm,
    EditForm,
    OpinionForm,
    OpinionWordForm,
)
from deposits.forms import MessageForm
from deposits.permissions import may_give_opinion


def _take(request, deposit):
    moderating.take(deposit, request.user)
    messages.success(request, _("You follow it: its author reads that it is being read."))


def _leave(request, deposit):
    moderating.leave(deposit)
    messages.success(request, _("Nobody follows it any more."))


def _take_up(request, deposit):
    moderating.take_up_again(deposit, request.user)
    messages.success(request, _("It is with the team again, as it is."))


def _labels(request, deposit):
    moderating.keep_labels(deposit, deposit.depositable.labels(), request.POST)
    messages.success(request, _("Saved."))


def _say(request, deposit):
    form = MessageForm(request.POST)
    if not form.is_valid():
        return form
    depositing.say(deposit, request.user, form.cleaned_data["text"], form.key(), from_team=True)
    messages.success(request, _("Your message is in the file, and she is told."))
    return None


def _changes(request, deposit):
    form = ChangesForm(request.POST)
    if not form.is_valid():
        return form
    moderating.ask_changes(deposit, request.user, form.cleaned_data["text"], form.key())
    messages.success(request, _("It is hers again, with your message."))
    return None


def _approve(request, deposit):
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return form
    kept = moderating.keep_labels(deposit, deposit.depositable.labels(), request.POST)
    moderating.approve(kept, request.user, form.cleaned_data["text"], form.key())
    messages.success(request, _("It is accepted, and she is told."))
    return None


def _decline(request, deposit):
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return form
    moderating.decline(deposit, request.user, form.cleaned_data["text"], form.key())
    messages.success(request, _("She reads your answer. Nothing is published."))
    return None


def _edit(request, deposit):
    form = EditForm(request.POST, deposit=deposit)
    if not form.is_valid():
        return form
    given = form.cleaned_data
    made = moderating.propose_edit(
        deposit, request.user, given["field"], given["after"], is_spelling=given["is_spelling"]
    )
    if made is None:
        messages.info(request, _("These are her words already: nothing is proposed."))
    else:
        messages.success(request, _("It is proposed to her, beside her own words. She decides."))
    return None


def _chosen(request, deposit):
    """Show another of her texts, to be reworded; nothing is sent."""
    form = EditForm(deposit=deposit)
    texts = {name: text for name, _label, text in words_of(deposit)}
    name = request.POST.get("field", "")
    if name in texts:
        form.initial |= {"field": name, "after": texts[name]}
    return form


def _ask_opinion(request, deposit):
    form = OpinionForm(request.POST, deposit=deposit, user=request.user)
    if not form.is_valid():
        return form
    given = form.cleaned_data
    moderating.ask_opinion(deposit, request.user, given["colleague"], given["question"])
    messages.success(request, _("She is told that something waits for her."))
    return None


def _give_opinion(request, deposit):
    form = OpinionWordForm(request.POST)
    if not form.is_valid():
        return form
    moderating.give_opinion(deposit, request.user, form.cleaned_data["word"])
    messages.success(request, _("Your opinion is in the file. Its author does not read it."))
    return None


DEEDS = {
    "take": _take,
    "leave": _leave,
    "take_up": _take_up,
    "labels": _labels,
    "say": _say,
    "changes": _changes,
    "approve": _approve,
    "decline": _decline,
    "edit": _edit,
    "words": _chosen,
    "ask_opinion": _ask_opinion,
    "give_opinion": _give_opinion,
}
FILLS = {"changes": ChangesForm, "approve": ApproveForm, "decline": DeclineForm}


def forms_of(deposit, user, wrong):
    """Return the forms of the page, those that were refused as they were sent.

    Args:
        wrong: {name of a deed: its form}.
    """
    wrong = wrong or {}
    labels = labels_form(deposit)
    if not wrong.get("incomplete"):
        labels.is_bound = False
        labels.initial = {name: _value(labels, name) for name in labels.fields}
    return {
        "labels": labels,
        "say": wrong.get("say") or MessageForm(),
        **{name: wrong.get(name) or made() for name, made in FILLS.items()},
        "edit": wrong.get("edit") or wrong.get("words") or EditForm(deposit=deposit),
        "ask_opinion": wrong.get("ask_opinion") or OpinionForm(deposit=deposit, user=user),
        "give_opinion": (wrong.get("give_opinion") or OpinionWordForm())
        if may_give_opinion(user, deposit)
        else None,
    }


def _value(form, name):
    values = form.data.getlist(name)
    if isinstance(form.fields[name].widget, (SelectMultiple, CheckboxSelectMultiple)):
        return values
    return values[-1] if values else None

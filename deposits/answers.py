"""The answers of a deposit, as its forms read them."""

from django.forms import ChoiceField
from django.utils.translation import gettext as _


class Incomplete(Exception):
    """An answer is missing or wrong; `step` says at which question, from 1."""

    def __init__(self, step):
        """Take the number of the question."""
        super().__init__(step)
        self.step = step


def form_of(deposit, step, *, checked=False):
    """Return the form of one question, with what was typed.

    Args:
        deposit: a `Deposit`.
        step: the number of the question, from 1.
        checked: whether it says what is wrong.
    """
    made = deposit.depositable.steps()[step - 1]
    if checked:
        return made(deposit.typed, deposit=deposit)
    return made(initial=made.initial_of(deposit), deposit=deposit)


def count_of_steps(deposit):
    """Return how many questions there are."""
    return len(deposit.depositable.steps())


def answers_of(deposit):
    """Return {answer: value} of all the questions.

    Raises:
        Incomplete: one is not answered as it should be.
    """
    given = {}
    for number in range(1, count_of_steps(deposit) + 1):
        form = form_of(deposit, number, checked=True)
        if not form.is_valid():
            raise Incomplete(number)
        given |= form.cleaned_data
    return given


def labels_form(deposit, data=None):
    """Return the form of what who moderates completes, with what she chose so far."""
    made = deposit.depositable.labels()
    typed = data if data is not None else made.beginning(deposit)
    return made(typed, deposit=deposit)


def labels_of(deposit):
    """Return {label: value} of what who moderates chose.

    Raises:
        Incomplete: something is missing.
    """
    form = labels_form(deposit)
    if not form.is_valid():
        raise Incomplete(0)
    return form.cleaned_data


def words_of(deposit):
    """Return [(name, label, text)] of what its author wrote in her own words, in order."""
    found = []
    for made in deposit.depositable.steps():
        fields = made.base_fields
        found += [(name, fields[name].label, deposit.words_of(name)) for name in made.words]
    return [(name, label, text) for name, label, text in found if text]


def facts_of(deposit):
    """Return [(label, answer in words)] of what she gave beside her own words, in order."""
    found = []
    for number in range(1, count_of_steps(deposit) + 1):
        form = form_of(deposit, number, checked=True)
        form.is_valid()
        for bound in form:
            if bound.name not in form.words:
                found.append((bound.label, _in_words(bound.field, form.cleaned_data.get(bound.name))))
    return [(label, text) for label, text in found if text]


def _in_words(field, value):
    if value is True:
        return _("Yes")
    if type(field) is ChoiceField:
        return str(dict(field.choices).get(value, "")) if value else ""
    return str(value) if value else ""

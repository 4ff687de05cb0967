"""A piece of news that a member tells: it is published when it is accepted."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from deposits.confided import narrowest_audience
from deposits.credits import credit_of
from deposits.forms import CreditFields, LabelsForm, StepForm, audience_field
from members.typing import LineField, TextField
from news.publishing import publish_news, put_on_account, update_news
from portal.files.sharing import share_file, share_picture
from portal.models import Region, Theme
from portal.registries.depositable import DepositableKind, depositable_kinds
from portal.visibility import Audience

WORDS_ON_CARDS = 40


class WhatStep(StepForm):
    """What happens."""

    question = _("What is happening where you are?")
    lead = _("A team that opens, a day that went well, a question that comes back: others wish to know.")
    words = ("title", "text")
    title = LineField(label=_("In one line"), max_length=160)
    text = TextField(
        label=_("Tell it"),
        help_text=_("As you would tell a colleague. An empty line begins a new paragraph."),
        max_length=6000,
        rows=8,
    )


class WhoStep(CreditFields, StepForm):
    """Where, and who tells it."""

    question = _("Where, and who tells it?")


class MoreStep(StepForm):
    """What goes with it, and who reads it."""

    question = _("Is there something to look at?")
    lead = _("A photo without anybody on it, a leaflet, a link: if you wish.")
    takes_files = True
    stands_alone = ("text",)
    link = forms.URLField(label=_("Link"), max_length=1000, required=False, assume_scheme="https")
    audience = audience_field()


class NewsLabels(LabelsForm):
    """How it is found, and who reads it."""

    summary = TextField(
        label=_("In three lines, on the cards"),
        help_text=_("Leave empty: her first sentences are shown."),
        max_length=600,
        required=False,
        rows=3,
    )
    regions = forms.ModelMultipleChoiceField(
        label=_("Regions"), queryset=Region.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes"), queryset=Theme.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    audience = forms.ChoiceField(label=_("Who reads it"), choices=Audience.choices)

    @classmethod
    def beginning(cls, deposit):
        """Begin with her region and the audience that she wished."""
        typed = super().beginning(deposit)
        if not deposit.labels:
            typed.setlist("regions", deposit.typed.getlist("region"))
            typed["audience"] = narrowest_audience(deposit)
        return typed


def _attached(deposit):
    """Return the pictures and the files of a deposit, copied into the library."""
    files = list(deposit.files.as_sent())
    photos = [file for file in files if file.role == "photo"]
    return {
        "pictures": [share_picture(photo, deposit.title) for photo in photos],
        "files": [share_file(file, deposit.title) for file in files if file not in photos],
    }


def make_news(deposit, given, labels, user):
    """Publish a piece of news, or the change of one.

    Args:
        deposit: a `Deposit`; `given`, `labels`: its answers and its labels.
        user: who accepts it.
    """
    words = {
        "title": given["title"],
        "introduction": labels["summary"] or Truncator(given["text"]).words(WORDS_ON_CARDS),
        "text": given["text"],
        "regions": labels["regions"],
        "themes": labels["themes"],
        "link": given["link"],
        "credit": credit_of(deposit, given),
        "author": deposit.author,
        "language": deposit.language,
        "audience": labels["audience"],
        "user": user,
        **_attached(deposit),
    }
    return update_news(deposit.page, **words) if deposit.page_id else publish_news(**words)


def register_news():
    """Declare that news may be deposited."""
    depositable_kinds.register(
        DepositableKind(
            "news",
            _("News of my region"),
            "propose_news",
            lambda: (WhatStep, WhoStep, MoreStep),
            lambda: NewsLabels,
            make_news,
            photos_are_papers=False,
            claimed=put_on_account,
        )
    )

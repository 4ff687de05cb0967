"""A piece of news that a member tells: it is published when it is accepted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deposits.credits import credit_of
from deposits.forms import CreditFields, StepForm, audience_field
from deposits.labels import PublishedLabels, keys_now
from members.typing import LineField, TextField
from news.models import NewsPage
from news.publishing import publish_news, put_on_account, update_news
from portal.files.sharing import share_file, share_picture
from portal.first_words import first_words
from portal.registries.depositable import DepositableKind, depositable_kinds


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
    words = ("seen",)
    more = ("seen",)
    stands_alone = ("text",)
    link = forms.URLField(label=_("Link"), max_length=1000, required=False, assume_scheme="https")
    audience = audience_field()
    seen = LineField(
        label=_("What do your photos show?"),
        help_text=_("In a few words, for those who do not see them."),
        max_length=250,
        required=False,
    )


def labels_now(page):
    """Return the labels of a piece of news that is published, as the form takes them."""
    news = NewsPage.objects.get(pk=page.pk)
    return {
        "summary": [news.introduction],
        **keys_now(news, ("themes", "regions")),
    }


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
        "introduction": labels["summary"] or first_words(given["text"]),
        "text": given["text"],
        "regions": labels["regions"],
        "themes": labels["themes"],
        "link": given["link"],
        "credit": credit_of(deposit, given),
        "author": deposit.author,
        "language": deposit.language,
        "audience": labels["audience"],
        "user": user,
        "seen": given["seen"],
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
            lambda: PublishedLabels,
            make_news,
            photos_are_papers=False,
            is_hers=True,
            labels_now=labels_now,
            claimed=put_on_account,
        )
    )

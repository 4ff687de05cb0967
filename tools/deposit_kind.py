"""A homemade tool that a member shares: three questions, then what the team adds so that it is found."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deposits.credits import credit_of, told_by
from deposits.forms import CreditFields, StepForm, audience_field
from deposits.labels import PublishedLabels, keys_now, several_of
from members.typing import LineField, TextField
from portal.first_words import first_words
from portal.registries.depositable import DepositableKind, depositable_kinds
from tools.choices import Field, Licence
from tools.models import Situation, ToolPage
from tools.publishing import publish_tool, put_on_account, update_tool
from tools.uses.shown import used_of

MOST_TAGS = 12


class WhatStep(StepForm):
    """What it is for."""

    question = _("What is it for?")
    lead = _("It does not have to be perfect. If it served you, it serves somebody else.")
    words = ("title", "purpose", "for_whom", "when_to_use")
    more = ("for_whom", "when_to_use")
    title = LineField(label=_("What do you call it?"), max_length=160)
    purpose = TextField(
        label=_("What does it help to do?"),
        help_text=_("Two or three lines, as you would tell a colleague."),
        max_length=2000,
        rows=4,
    )
    for_whom = TextField(label=_("For whom?"), max_length=1000, rows=2, required=False)
    when_to_use = TextField(label=_("When do you use it?"), max_length=2000, rows=2, required=False)


class ToolThatSheReads(forms.ModelChoiceField):
    """The tool from which hers comes; one that she no longer reads is forgotten, and stops nothing."""

    def clean(self, value):
        """Return the tool, or None."""
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class WhoStep(CreditFields, StepForm):
    """Who made it."""

    question = _("Who made it?")
    words = ("adapted_from_words",)
    more = ("adapted_from_words",)
    adapted_from_words = LineField(
        label=_("Adapted from"),
        help_text=_("A tool, a book, a training that it comes from."),
        max_length=300,
        required=False,
    )
    adapted_from = ToolThatSheReads(
        label=_("Adapted from the tool"),
        queryset=ToolPage.objects.none(),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args, **kwargs):
        """Let it come from a tool that its author reads, and from no other."""
        super().__init__(*args, **kwargs)
        self.fields["adapted_from"].queryset = ToolPage.objects.visible_to(self.deposit.typed_by)


class ThingStep(StepForm):
    """The tool itself."""

    question = _("Show it, or tell it")
    lead = _("A photo, a file, a link, your voice, or a few lines: one is enough.")
    takes_files = True
    words = ("tale", "how_to_use")
    more = ("how_to_use", "licence")
    stands_alone = ("link", "tale")
    tale = TextField(
        label=_("Or tell it in a few lines"),
        help_text=_("A practice told in words is a tool."),
        max_length=20_000,
        rows=6,
        required=False,
    )
    link = forms.URLField(label=_("Link"), max_length=1000, required=False, assume_scheme="https")
    how_to_use = TextField(label=_("How do you use it?"), max_length=6000, rows=3, required=False)
    licence = forms.ChoiceField(
        label=_("What may others do with it?"),
        choices=Licence.choices,
        initial=Licence.ADAPT,
        required=False,
        widget=forms.RadioSelect,
    )
    audience = audience_field()


class ToolLabels(PublishedLabels):
    """How a tool is found, and who reads it."""

    field = forms.ChoiceField(label=_("Field"), choices=Field.choices, widget=forms.RadioSelect)
    situations = several_of(Situation, _("Situations"))
    tags = LineField(label=_("Keywords, parted by commas"), max_length=300, required=False)

    field_order = ["field", "summary", "situations", "themes", "regions", "tags", "audience"]

    def clean_tags(self):
        """Return the keywords, each once."""
        words = [word.strip() for word in self.cleaned_data["tags"].split(",")]
        return list(dict.fromkeys(word for word in words if word))[:MOST_TAGS]


def labels_now(page):
    """Return the labels of a tool that is published, as the form takes them."""
    tool = ToolPage.objects.get(pk=page.pk)
    return {
        "field": [tool.field],
        "summary": [tool.introduction],
        "tags": [", ".join(tag.name for tag in tool.tags.all())],
        **keys_now(tool, ("situations", "themes", "regions")),
    }


def _files_of(deposit):
    """Return [(file, caption)] of what readers get, and the voice or None."""
    files = list(deposit.files.as_sent())
    voice = next((file.file for file in files if file.role == "voice"), None)
    return [(file.file, "") for file in files if file.role != "voice"], voice


def make_tool(deposit, given, labels, user):
    """Publish a tool, or the change of one; what was published stays on line until then.

    Args:
        deposit: a `Deposit`; `given`, `labels`: its answers and its labels.
        user: who accepts it.
    """
    files, voice = _files_of(deposit)
    fields = {
        "title": given["title"],
        "introduction": labels["summary"] or first_words(given["purpose"]),
        "words": given["tale"],
        **{name: given[name] for name in ("purpose", "for_whom", "when_to_use", "how_to_use", "link")},
        **{name: given[name] for name in ("adapted_from", "adapted_from_words")},
        "licence": given["licence"] or Licence.ADAPT,
        "credit": credit_of(deposit, given),
        "told_by": told_by(deposit),
        "author": deposit.author,
        "language": deposit.language,
        **{name: labels[name] for name in ("field", "situations", "themes", "regions", "tags", "audience")},
        "files": files,
        "voice": voice,
        "user": user,
    }
    return update_tool(deposit.page, **fields) if deposit.page_id else publish_tool(**fields)


def register_tool():
    """Declare that tools may be deposited."""
    depositable_kinds.register(
        DepositableKind(
            "tool",
            _("A homemade tool"),
            "propose_tool",
            lambda: (WhatStep, WhoStep, ThingStep),
            lambda: ToolLabels,
            make_tool,
            is_hers=True,
            used=used_of,
            labels_now=labels_now,
            claimed=put_on_account,
        )
    )

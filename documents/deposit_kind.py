"""A document that a member proposes for the documentation centre: it becomes the draft of a notice."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from deposits.forms import StepForm
from deposits.labels import LabelsForm, several_of
from documents.kinds import DocumentKind
from documents.models import Contributor, DocumentIndexPage, DocumentPage
from documents.references.cleaning import clean_doi
from members.typing import LineField, TextField
from portal.files.sharing import share_file
from portal.links import DEFAULT_LANGUAGE
from portal.models import Region, Theme
from portal.registries.depositable import DepositableKind, depositable_kinds


class WhatStep(StepForm):
    """What it is good for."""

    question = _("What is this document good for?")
    lead = _("A report, an article, a guide that served you: the facilitator makes it findable.")
    words = ("title", "why")
    title = LineField(label=_("Its title"), max_length=250)
    why = TextField(
        label=_("Why is it useful, and to whom?"),
        help_text=_("Two or three lines. They help others choose."),
        max_length=1200,
        rows=4,
    )


class WhoStep(StepForm):
    """Who made it."""

    question = _("Who made it?")
    words = ("authors",)
    authors = LineField(
        label=_("Its authors, or the organisation"),
        max_length=300,
        required=False,
        help_text=_("As on its cover. Leave empty when you do not know."),
    )
    year = forms.IntegerField(label=_("Its year"), required=False, min_value=1800, max_value=2100)
    thanked = forms.BooleanField(
        label=_("Thank me by my name on the page of the document"), required=False, label_suffix=""
    )


class WhereStep(StepForm):
    """Where it is."""

    question = _("Where is it to be found?")
    lead = _("A file, a link or a DOI: one is enough. Photos of a paper will do.")
    takes_files = True
    stands_alone = ("link", "doi")
    link = forms.URLField(label=_("Link"), max_length=1000, required=False, assume_scheme="https")
    doi = LineField(label="DOI", max_length=200, required=False, help_text=_("It begins with 10."))

    def clean_doi(self):
        """Return the DOI without what stands around it.

        Raises:
            ValidationError: it is none.
        """
        typed = self.cleaned_data["doi"]
        if typed and not clean_doi(typed):
            raise forms.ValidationError(_("A DOI looks like 10.1234/abcd."))
        return clean_doi(typed)


class DocumentLabels(LabelsForm):
    """How it is found."""

    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind.choices, initial=DocumentKind.REPORT)
    themes = several_of(Theme, _("Themes"))
    regions = several_of(Region, _("Regions"))

    @classmethod
    def beginning(cls, deposit):
        """Begin with a report: the commonest."""
        typed = super().beginning(deposit)
        typed.setdefault("kind", DocumentKind.REPORT)
        return typed


def _file_of(deposit):
    """Copy the first file into the library; an unpublished notice shows it to nobody."""
    kept = deposit.files.as_sent().exclude(role="voice").first()
    return share_file(kept, deposit.title) if kept else None


def make_document(deposit, given, labels, user):
    """Make the draft of a notice; the facilitator completes it and publishes it in its editor.

    Args:
        deposit: a `Deposit`; `given`, `labels`: its answers and its labels.
        user: who accepts it.
    """
    home = DocumentIndexPage.objects.get(locale__language_code=DEFAULT_LANGUAGE)
    notice = DocumentPage(
        title=given["title"],
        draft_title=given["title"],
        slug=f"{slugify(given['title'])[:80] or 'document'}-d{deposit.pk}",
        live=False,
        has_unpublished_changes=True,
        locale=home.locale,
        kind=labels["kind"],
        language=deposit.language,
        date=str(given["year"] or ""),
        link=given["link"],
        doi=given["doi"],
        plain_summary=given["why"],
        thanked=deposit.author if given["thanked"] else None,
        file=_file_of(deposit),
    )
    if given["authors"]:
        notice.contributors = [Contributor(organisation=given["authors"])]
    notice.themes, notice.regions = labels["themes"], labels["regions"]
    home.add_child(instance=notice)
    notice.save_revision(user=user)
    return notice


def register_document():
    """Declare that documents may be deposited."""
    depositable_kinds.register(
        DepositableKind(
            "document",
            _("A document for the documentation centre"),
            "propose_document",
            lambda: (WhatStep, WhoStep, WhereStep),
            lambda: DocumentLabels,
            make_document,
        )
    )

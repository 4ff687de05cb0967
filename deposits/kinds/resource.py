"""A resource that a member knows: it becomes a draft organisation of the directory."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deposits.forms import StepForm
from deposits.labels import LabelsForm, several_of
from members.models import Organisation, Service
from members.models.organisation_choices import OrganisationKind
from members.organisations.places import refuse_place, refuse_place_in_name
from members.organisations.telephones import telephone_number
from members.typing import LineField, TextField
from portal.models import Region
from portal.registries.depositable import DepositableKind, depositable_kinds

LONGEST_NAME = 200


class WhatStep(StepForm):
    """What it is."""

    question = _("Which organisation or service is it?")
    lead = _("A place to which you send women, and that others should know.")
    words = ("title", "what")
    title = LineField(label=_("Its name"), max_length=LONGEST_NAME, validators=[refuse_place_in_name])
    what = TextField(
        label=_("What does it do, and for whom?"),
        help_text=_("Two or three lines. Never the street of a shelter."),
        max_length=2000,
        validators=[refuse_place],
        rows=4,
    )


class WhereStep(StepForm):
    """Where it is, and how she knows it."""

    question = _("Where is it, and how do you know it?")
    words = ("known",)
    more = ("known",)
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.none(), empty_label=_("Choose a region")
    )
    town = LineField(label=_("Town"), max_length=80, required=False, validators=[refuse_place])
    known = TextField(
        label=_("How do you know it?"),
        help_text=_("The team alone reads this."),
        max_length=600,
        required=False,
        rows=3,
    )

    def __init__(self, *args, **kwargs):
        """Offer the regions."""
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = Region.objects.all()


class ReachStep(StepForm):
    """How it is reached."""

    question = _("How is it reached?")
    lead = _("Its site, its telephone, or a photo of its card.")
    takes_files = True
    stands_alone = ("website", "phone")
    website = forms.URLField(
        label=_("Website"),
        max_length=300,
        required=False,
        assume_scheme="https",
        validators=[refuse_place],
    )
    phone = LineField(label=_("Telephone"), max_length=40, required=False, validators=[telephone_number])


class ResourceLabels(LabelsForm):
    """What who moderates completes: whether everybody sees the telephone, and what it offers."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Not known")), *OrganisationKind.choices], required=False
    )
    services = several_of(Service, _("Services offered"))


def make_resource(deposit, given, labels, user):
    """Make the draft of an organisation, or change the one of that name; the facilitator publishes it.

    Args:
        deposit: a `Deposit`; `given`, `labels`: its answers and its labels.
        user: who accepts it.
    """
    language = "en" if deposit.language == "en" else "fr"
    found = Organisation.objects.filter(name__iexact=given["title"]).first()
    if found is not None:
        # What the directory says already was checked by somebody: it is not written over.
        return found
    organisation = Organisation(
        name=given["title"],
        region=given["region"],
        town=given["town"],
        website=given["website"],
        phone=given["phone"],
        kind=labels["kind"],
        source=str(deposit),
        **{f"description_{language}": given["what"]},
    )
    organisation.full_clean()
    organisation.save()
    organisation.services.set(labels["services"])
    return organisation


def register_resource():
    """Declare that resources may be deposited."""
    depositable_kinds.register(
        DepositableKind(
            "resource",
            _("An organisation or a service that I know"),
            "propose_resource",
            lambda: (WhatStep, WhereStep, ReachStep),
            lambda: ResourceLabels,
            make_resource,
            photos_are_papers=False,
        )
    )

"""The form of one's own profile: each field with a box beside it, unticked."""

import re

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.directory.consent import record_choice
from members.models import Organisation, Profile, Sector
from members.models.profile import FIELDS, NAME, SURVIVOR

ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
TELEPHONE = re.compile(r"(?<!\d)(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)")
# They turn the direction of what follows, or show nothing: a name could pass for another.
DISGUISES = re.compile("[\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
TOLD = ("name", "title", "topics", "languages", "about", "contact", "absence_message")
ABSENCE = ("absent_from", "absent_until", "absence_message")
# What stands together: a box, and the fields that it shows.
GROUPS = {
    **{field: (field,) for field in FIELDS},
    "organisation": ("organisation", "on_her_own"),
    "absence": ABSENCE,
}


def box(label, field):
    """Return a box that is never ticked but by her; heard alone, it says which field it shows."""
    said = _("%(box)s: %(field)s") % {"box": label, "field": field}
    return forms.BooleanField(
        label=label, label_suffix="", required=False, widget=forms.CheckboxInput({"aria-label": said})
    )


class ProfileForm(forms.ModelForm):
    """What a member says of herself, and what of it members see."""

    class Meta:
        model = Profile
        fields = [name for group in GROUPS.values() for name in group]
        widgets = {
            "name": forms.TextInput({"autocomplete": "name", "dir": "auto"}),
            "title": forms.TextInput({"dir": "auto"}),
            "sector": forms.Select(),
            "themes": forms.CheckboxSelectMultiple(),
            "topics": forms.Textarea({"rows": 3, "dir": "auto"}),
            "about": forms.Textarea({"rows": 5, "dir": "auto"}),
            "absent_from": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "absent_until": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "name": _("As you wish to be called here. Without it shown, you are not in the directory."),
            "title": _("Your work, your role: a few words."),
            "sector": _("“Survivor” is never shown, unless you choose so yourself with the second box."),
            "topics": _("In your words, in French or in English: what may somebody ask you?"),
            "languages": _("French, English, Spanish, sign language…"),
            "contact": _("For instance the days when you answer. Messages come through this site only."),
            "absence_message": _("For instance who answers in your place."),
        }

    def __init__(self, *args, **kwargs):
        """Take the profile as `instance`; tick what she showed before, and nothing else."""
        super().__init__(*args, **kwargs)
        profile = self.instance
        self._organisation_before = profile.organisation_id
        self.initial["name"] = profile.shown_name
        published = Q(published=True) | Q(pk=profile.organisation_id)
        self.fields["organisation"].queryset = Organisation.objects.filter(published)
        self.fields["on_her_own"].label_suffix = self.fields["topics"].label_suffix = ""
        self.fields["organisation"].empty_label = _("None, or not in the list")
        self.fields["region"].empty_label = _("Not said")
        self.fields["sector"].choices = [("", _("Not said")), *Sector.choices]
        for field in FIELDS:
            self.fields[self.box_name(field)] = box(_("Visible by the members"), self._name_of(field))
            self.initial[self.box_name(field)] = field in profile.shown_fields
        self.fields[self.box_name(SURVIVOR)] = box(
            _("Visible even if it says “Survivor”"), self._name_of("sector")
        )
        self.initial[self.box_name(SURVIVOR)] = SURVIVOR in profile.shown_fields

    @staticmethod
    def box_name(field):
        """Return the name of the box of a field."""
        return f"show_{field}"

    def _name_of(self, group):
        return _("Absence") if group == "absence" else self.fields[group].label

    def groups(self):
        """Return [(label, fields, boxes)], the last two as bound fields, in the order of the page."""
        groups = []
        for field, names in GROUPS.items():
            boxes = [self[self.box_name(field)]]
            if field == "sector":
                boxes.append(self[self.box_name(SURVIVOR)])
            groups.append((self._name_of(field), [self[name] for name in names], boxes))
        return groups

    def clean(self):
        """Refuse addresses and telephone numbers, a name shown that is not there, and a backward absence."""
        given = super().clean()
        for name in TOLD:
            if name in given:
                given[name] = self._without_disguise(name, given[name])
        if given.get(self.box_name(NAME)) and "name" in given and not given["name"]:
            self.add_error("name", _("Write the name to show, or leave its box empty."))
        first, last = given.get("absent_from"), given.get("absent_until")
        if first and last and last < first:
            self.add_error("absent_until", _("This day is before the first one."))
        if given.get("on_her_own"):
            given["organisation"] = None
        return given

    def _without_disguise(self, name, text):
        text = DISGUISES.sub("", text)
        if ADDRESS.search(text) or TELEPHONE.search(text):
            self.add_error(
                name,
                _("Leave addresses and telephone numbers out: members reach you through this site, safely."),
            )
        return text

    def _chosen(self):
        """Return what she shows: what is empty is not, lest somebody fill it in for her later."""
        given = self.cleaned_data
        chosen = [
            field
            for field, names in GROUPS.items()
            if given[self.box_name(field)] and any(given[name] for name in names)
        ]
        survivor = given["sector"] == Sector.SURVIVOR and given[self.box_name(SURVIVOR)]
        return [*chosen, SURVIVOR] if survivor and "sector" in chosen else chosen

    @transaction.atomic
    def save(self):
        """Keep all of it at once, with the choice where it changed.

        She speaks for one organisation, and only the team says so: in another she is nobody's contact.
        """
        profile, before = self.instance, self.instance.shown
        if profile.on_her_own or profile.organisation_id != self._organisation_before:
            profile.represents = False
        profile.show(self._chosen())
        super().save()
        if profile.shown != before:
            record_choice(profile.user, profile.shown_fields)
        return profile

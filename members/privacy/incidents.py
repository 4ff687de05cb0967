"""The register of incidents: written, corrected without losing what was there, given to the Commission."""

import csv
import io

from django.db import transaction
from django.utils.translation import gettext as _

from members.data_rights.exporting import BYTE_ORDER_MARK, harmless, in_words
from members.models import Deed, Incident, IncidentCorrection
from members.privacy.access_log import record
from members.privacy.incident_forms import IncidentForm

FIELDS = IncidentForm.Meta.fields


def value_of(incident, name):
    """Return the value of a field, as people read it."""
    value = getattr(incident, name)
    return "" if value is None else in_words(value)


def rows_of(incident):
    """Return [(words, value)] of an incident, in the order of the law."""
    return [(label_of(name), value_of(incident, name)) for name in FIELDS]


def label_of(name):
    """Return the words for a field."""
    return Incident._meta.get_field(name).verbose_name


@transaction.atomic
def write(form, author):
    """Keep a new incident, once for each form."""
    given = {name: form.cleaned_data[name] for name in FIELDS}
    incident, made = Incident.objects.get_or_create(
        form_key=form.cleaned_data["form_key"], defaults={**given, "author": author}
    )
    if made:
        record(author, Deed.INCIDENT_WRITTEN, incident)
    return incident


@transaction.atomic
def correct(key, form, author):
    """Correct an incident, and keep what it said; a correction that changes nothing writes nothing."""
    incident = Incident.objects.select_for_update().get(pk=key)
    former = {}
    for name in FIELDS:
        if getattr(incident, name) != form.cleaned_data[name]:
            former[name] = value_of(incident, name)
            setattr(incident, name, form.cleaned_data[name])
    if former:
        incident.save()
        IncidentCorrection.objects.create(incident=incident, author=author, former=former)
        record(author, Deed.INCIDENT_WRITTEN, incident)
    return incident


def corrections_of(incident):
    """Return [(when, [(words, former value)])], the newest first."""
    return [
        (correction.corrected_at, [(label_of(name), was) for name, was in correction.former.items()])
        for correction in incident.corrections.all()
    ]


def as_csv():
    """Return the whole register as the text of a CSV file, one incident a line."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow([_("Number"), *(str(label_of(name)) for name in FIELDS)])
    for incident in Incident.objects.order_by("pk"):
        writer.writerow([incident.pk, *(harmless(value_of(incident, name)) for name in FIELDS)])
    return BYTE_ORDER_MARK + output.getvalue()

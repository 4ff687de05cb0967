"""Screens in the Wagtail admin: people enrolled from a list, the campaign of invitations, the poster."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from members.applications.admin_views import for_deciders
from members.applications.enrolling import enrol, not_yet_invited
from members.applications.people_lists import read_list
from members.applications.poster import drawing
from members.applications.views import site_of
from members.models import ApplicationSource
from members.tables import decoded, refuse_no_text
from members.tasks import send_invitations
from portal.links import LANGUAGE_CODES
from portal.models import SiteSettings

LARGEST = 1024 * 1024  # bytes
SOURCES = [
    (
        ApplicationSource.MEETING,
        gettext_lazy("They are here, at a meeting: each gets her message at once"),
    ),
    (
        ApplicationSource.IMPORT,
        gettext_lazy("They were members of the former site: nobody is written to until you say so"),
    ),
]
LANGUAGE_CHOICES = [("fr", gettext_lazy("French")), ("en", gettext_lazy("English"))]


class ListForm(forms.Form):
    """A list of people, typed or in a file."""

    source = forms.ChoiceField(
        label=gettext_lazy("Who are they?"), choices=SOURCES, widget=forms.RadioSelect, initial="meeting"
    )
    language = forms.ChoiceField(label=gettext_lazy("Their language"), choices=LANGUAGE_CHOICES, initial="fr")
    people = forms.CharField(
        label=gettext_lazy("The list"),
        help_text=gettext_lazy(
            "One person a line: Alice Tremblay <alice@example.org>. Or a table with its header."
        ),
        widget=forms.Textarea({"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
        required=False,
        strip=False,
    )
    file = forms.FileField(
        label=gettext_lazy("Or a CSV file"),
        help_text=gettext_lazy("The export of WordPress, of a spreadsheet, of a registration form."),
        required=False,
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("These people agree to become members"),
        error_messages={"required": gettext_lazy("Tick this box: nobody is enrolled without her agreement.")},
    )

    def clean(self):
        """Read the list.

        Raises:
            ValidationError: there is none, or it is too long.
        """
        given = super().clean()
        file = given.get("file")
        if file is not None and file.size > LARGEST:
            raise ValidationError({"file": _("This file is too large for a list of people.")})
        text = _text_of(file) if file is not None else given.get("people", "")
        if not text.strip():
            raise ValidationError(_("Write a list, or choose a file."))
        self.text, self.lines = text, read_list(text)
        return given


def _text_of(file):
    content = file.read()
    refuse_no_text(content)
    return decoded(content)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def enrolment(request):
    """Take a list, show what is understood of it, then make members of its people.

    Raises:
        PermissionDenied: she may not decide on applications.
    """
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(
            request, "members/admin/enrolment.html", {"form": form, "waiting": not_yet_invited().count()}
        )
    source = form.cleaned_data["source"]
    if "confirmed" not in request.POST:
        taken = sum(line.is_taken for line in form.lines)
        context = {
            "form": form,
            "text": form.text,
            "lines": form.lines,
            "taken": taken,
            "left": len(form.lines) - taken,
        }
        return render(request, "members/admin/enrolment_preview.html", context)
    language = form.cleaned_data["language"]
    number = enrol(form.lines, request.user, site_of(request), source=source, language=language)
    messages.success(
        request,
        ngettext("%(number)d person is a member now.", "%(number)d people are members now.", number)
        % {"number": number},
    )
    return redirect("enrolment")


@require_http_methods(["POST"])
@for_deciders
def campaign(request):
    """Have those who were not written to yet written to, once each.

    Raises:
        PermissionDenied: she may not decide on applications.
    """
    send_invitations.enqueue(site_of(request))
    messages.success(request, _("The invitations are leaving, one a person."))
    return redirect("enrolment")


@require_safe
@for_deciders
def poster(request):
    """Show the poster with the code that leads to the form, to print.

    Raises:
        PermissionDenied: she may not decide on applications.
    """
    language = request.GET.get("language", "fr")
    language = language if language in LANGUAGE_CODES else "fr"
    with override(language):
        address = f"{site_of(request)}{reverse('apply')}"
    context = {
        "address": address,
        "drawing": drawing(address),
        "language": language,
        "languages": LANGUAGE_CHOICES,
        "portal": SiteSettings.load(),
    }
    return render(request, "members/admin/poster.html", context)

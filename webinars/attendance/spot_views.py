"""The screen on which people are put down at a meeting."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.applications.people_lists import read_list
from webinars.attendance.on_the_spot import arrivals, put_down
from webinars.desk.views import for_facilitators, own_event


class SpotForm(forms.Form):
    """The people who are here."""

    people = forms.CharField(
        label=gettext_lazy("Who is here"),
        help_text=gettext_lazy(
            "One person a line, with her address: Alice Tremblay <alice@example.org>. "
            "Whoever gives no address is a number: write it under the numbers."
        ),
        widget=forms.Textarea({"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("These people agree that their name and address are kept for this event"),
        error_messages={"required": gettext_lazy("Tick this box: nobody is put down without her agreement.")},
    )

    def clean_people(self):
        """Read the list.

        Raises:
            ValidationError: it is too long.
        """
        self.lines = read_list(self.cleaned_data["people"])
        if not self.lines:
            raise ValidationError(_("Write a list."))
        return self.cleaned_data["people"]


@never_cache
@sensitive_post_parameters()
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def on_the_spot(request, key):
    """Take the names of those who are here, show what is understood, then put them down as having come.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = SpotForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or "again" in request.POST:
        return render(request, "webinars/attendance/on_the_spot.html", {"event": event, "form": form})
    found = arrivals(event, form.lines)
    if "confirmed" not in request.POST:
        taken = sum(one.is_taken for one in found)
        context = {"event": event, "form": form, "found": found, "taken": taken}
        return render(request, "webinars/attendance/on_the_spot_preview.html", context)
    number = put_down(event, found)
    said = ngettext(
        "%(number)d person is put down as having come.",
        "%(number)d people are put down as having come.",
        number,
    )
    messages.success(request, said % {"number": number})
    return redirect("attendance", key)

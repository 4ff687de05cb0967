"""The list of things to do of an event, and those that are late everywhere."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.dates import day_in_words
from webinars.checklists.steps import late_steps, say, steps_of
from webinars.choices import EventStatus
from webinars.desk.sections import DeskSection, desk_sections
from webinars.desk.views import for_facilitators, own_event


class ChecklistForm(forms.Form):
    """What is done, and the day of each thing."""

    def __init__(self, *args, steps, **kwargs):
        """Show `steps` as they stand."""
        super().__init__(*args, **kwargs)
        self.steps = steps
        for step in steps:
            day = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            self.fields[f"done-{step.kind}"] = forms.BooleanField(
                label=step.kind.label, required=False, initial=step.is_done
            )
            self.fields[f"due-{step.kind}"] = forms.DateField(
                label=_("%(step)s: day") % {"step": step.kind.label},
                required=False,
                initial=step.due,
                widget=day,
            )

    @property
    def rows(self):
        """[(step, whether it is late, its box, its day)]."""
        today = timezone.localdate()
        return [
            (step, step.is_late(today), self[f"done-{step.kind}"], self[f"due-{step.kind}"])
            for step in self.steps
        ]

    @property
    def said(self):
        """{kind: (day, whether it is done)}."""
        given = self.cleaned_data
        return {step.kind: (given[f"due-{step.kind}"], given[f"done-{step.kind}"]) for step in self.steps}


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request, key):
    """Show what there is to do around an event, and take what is done.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    form = ChecklistForm(request.POST or None, steps=steps_of(event))
    if request.method == "POST" and form.is_valid():
        say(event, form.said)
        messages.success(request, _("The list is kept."))
        return redirect("checklist", key)
    return render(request, "webinars/checklists/checklist.html", {"event": event, "form": form})


@never_cache
@for_facilitators
@require_safe
def late(request):
    """List what is late, event by event.

    Raises:
        PermissionDenied: she does not look after events.
    """
    rows = [
        {
            "event": event,
            "day": day_in_words(event.starts_at.astimezone(event.tz)),
            "steps": [{"label": step.kind.label, "due": step.due} for step in steps],
        }
        for event, steps in late_steps()
    ]
    return render(request, "webinars/checklists/late.html", {"rows": rows})


def _said(event):
    steps, today = steps_of(event), timezone.localdate()
    said = _("%(done)d of %(all)d done") % {"done": sum(s.is_done for s in steps), "all": len(steps)}
    number = sum(step.is_late(today) for step in steps)
    late = _("Late: %(number)d.") % {"number": number}
    return f"{said}. {late}" if number else f"{said}."


def register_section():
    """Show it on the screen of an event that takes place."""
    desk_sections.register(
        DeskSection(
            "checklist",
            gettext_lazy("What there is to do"),
            lambda event: reverse("checklist", args=[event.pk]),
            _said,
            lambda event: event.status == EventStatus.PLANNED,
        )
    )

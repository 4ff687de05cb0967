"""The facilitator's screen on the questions of one event: the speaker's link, and who helps to sort."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from members.models import User
from members.naming import name_to_members
from portal.visibility import may_read_members
from webinars.desk.sections import DeskSection, desk_sections
from webinars.desk.views import for_facilitators, own_event
from webinars.models import Question, QuestionBoard, QuestionHelper
from webinars.questions.link import close_link, make_link


class HelperForm(forms.Form):
    """Who helps to sort, by her address."""

    email = forms.EmailField(label=gettext_lazy("Address of a member who helps to sort"))

    def clean_email(self):
        """Return the account of that address.

        Raises:
            ValidationError: no member has it.
        """
        account = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if account is None or not may_read_members(account):
            raise forms.ValidationError(_("No member has this address."))
        return account


@never_cache
@for_facilitators
@require_http_methods(["GET", "HEAD", "POST"])
def questions_desk(request, key):
    """Show the speaker's link and who helps, and change them.

    Raises:
        Http404: there is no such event.
        PermissionDenied: she does not look after events.
    """
    event = own_event(key)
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    form = HelperForm(request.POST if deed == "name" else None)
    if deed == "link":
        # Shown once, in this answer: it is kept nowhere.
        path = reverse("speaker_screen", args=[make_link(event)])
        return _screen(request, event, form, link=request.build_absolute_uri(path))
    if deed and (deed != "name" or form.is_valid()):
        _do(request, event, deed, form)
        return redirect("questions_desk", key)
    return _screen(request, event, form)


def _do(request, event, deed, form):
    if deed == "close":
        close_link(event)
        messages.success(request, _("The link opens nothing any more."))
    elif deed == "name":
        QuestionHelper.objects.get_or_create(event_id=event.pk, user=form.cleaned_data["email"])
        messages.success(request, _("Done: she finds “Sort the questions” on the page of the event."))
    elif deed == "dismiss":
        key = request.POST.get("helper", "")[:18]
        found = QuestionHelper.objects.filter(event=event.pk, pk=int(key) if key.isdecimal() else 0)
        found.delete()


def _screen(request, event, form, link=""):
    helpers = QuestionHelper.objects.filter(event=event.pk).select_related("user__profile")
    context = {
        "event": event,
        "board": QuestionBoard.objects.filter(pk=event.pk).first(),
        "link": link,
        "form": form,
        "helpers": [{"key": one.pk, "name": name_to_members(one.user)} for one in helpers],
        "said": _said(event),
        "is_draft": not event.live,
    }
    return render(request, "webinars/questions/desk.html", context)


def _said(event):
    asked = Question.objects.filter(event=event.pk, merged_into=None)
    number, waiting = asked.count(), asked.filter(hidden=False, answered=False).count()
    if not number:
        return _("No question yet.")
    asked_in_words = ngettext("%(number)s question", "%(number)s questions", number) % {"number": number}
    left = ngettext("%(number)s without answer", "%(number)s without answer", waiting) % {"number": waiting}
    return f"{asked_in_words}, {left}."


def register_section():
    """Put the questions on the screen of each event."""
    desk_sections.register(
        DeskSection(
            "questions",
            gettext_lazy("Questions"),
            lambda event: reverse("questions_desk", args=[event.pk]),
            _said,
        )
    )

"""What the team writes to somebody who applied, begun with a prepared reply if she wishes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import PreparedReply, ReplyMoment
from members.typing import TextField


class ReplyForm(forms.Form):
    """A text, and the prepared replies of its moment.

    Attributes (of the classes below):
        moment: the `ReplyMoment` that it serves.
        text_name: the name of the field of its text.
    """

    moment = text_name = None
    is_filled = False

    # Only offered: one that is gone meanwhile must not keep what she wrote from leaving.
    prepared = forms.CharField(
        label=_("Begin with a prepared reply"), required=False, widget=forms.Select(choices=[("", _("None"))])
    )

    def __init__(self, *args, **kwargs):
        """Offer the replies of the moment."""
        super().__init__(*args, **kwargs)
        self.replies = {str(reply.pk): reply for reply in PreparedReply.objects.filter(moment=self.moment)}
        self.fields["prepared"].widget.choices += list(self.replies.items())

    @classmethod
    def filled(cls, data, language):
        """Return the form with the chosen reply below what was typed; nothing is decided.

        Args:
            data: what was sent.
            language: that of the person who will read it.
        """
        form = cls()
        typed = form.fields[cls.text_name].to_python(data.get(cls.text_name, ""))
        reply = form.replies.get(data.get("prepared", ""))
        added = reply.text(language) if reply else ""
        parts = [typed] if added in typed else [typed, added]
        form.initial = {cls.text_name: "\n\n".join(part for part in parts if part)}
        form.is_filled = True
        return form

    @property
    def text(self):
        """The field of its text, as the page shows it."""
        return self[self.text_name]


class QuestionForm(ReplyForm):
    """What the team asks her."""

    moment, text_name = ReplyMoment.ASK, "question"

    question = TextField(
        label=_("Your question"),
        help_text=_("She gets a message that says nothing, and reads it on the page of her application."),
        max_length=4000,
    )


class AcceptForm(ReplyForm):
    """A word for somebody who is accepted; without it she is accepted all the same."""

    moment, text_name = ReplyMoment.ACCEPT, "word"

    word = TextField(
        label=_("Your word"),
        help_text=_("The message that welcomes her leads to it, and does not hold it."),
        max_length=2000,
        required=False,
    )


class DeclineForm(ReplyForm):
    """Why the answer is « not now »."""

    moment, text_name = ReplyMoment.DECLINE, "reason"

    reason = TextField(
        label=_("The reason, as she will read it"),
        help_text=_("What she wrote is then erased. The reason and the date are kept two years."),
        max_length=2000,
    )


REPLY_FORMS = {form.moment.value: form for form in (QuestionForm, AcceptForm, DeclineForm)}

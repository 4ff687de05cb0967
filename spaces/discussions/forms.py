"""What is typed in a space: a topic, a message. What is refused is given back as it was typed."""

import uuid
from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from members.typing import LineField, TextField
from portal.models import Theme
from spaces.choices import TopicKind
from spaces.discussions.behalf import BehalfFields
from spaces.discussions.keeping import keep_choices
from spaces.discussions.writing import Words
from spaces.models.post import LONGEST

TOO_LONG = _(
    "Too long: %(limit_value)s characters at most, and there are %(show_value)s. "
    "Nothing is lost: cut it in two."
)
BEHALF = tuple(BehalfFields.base_fields)


class PostForm(BehalfFields):
    """A message; without words it is a voice or files.

    Args:
        behalf: whether she may write in somebody's name: a moderator.
    """

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    body = TextField(
        label=_("Your message"),
        max_length=LONGEST,
        rows=8,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    content_note = LineField(
        label=_("Content note"),
        help_text=_("If it is hard to read, say so in a few words: it opens only for who wants to."),
        max_length=120,
        required=False,
    )
    # Offered in sheltered spaces only (`templates/spaces/post_form.html`); elsewhere nothing of it counts.
    keep = forms.TypedChoiceField(
        label=_("How long it stays"),
        help_text=_("Then it is gone for everybody. You may remove it before, at any time."),
        choices=keep_choices,
        coerce=int,
        empty_value=None,
        required=False,
    )
    field_order = ["title", "body", "kind", "theme", "content_note", "keep", *BEHALF]

    def __init__(self, data=None, *args, behalf=False, **kwargs):
        """Give the form a key of its own, unless it came with one."""
        if data is not None:
            data = data.copy()
            data["form_key"] = str(_key_in(data))
        super().__init__(data, *args, **kwargs)
        self.initial["form_key"] = str(self.key)
        # A browser would cut what is pasted without a word.
        self.fields["body"].widget.attrs.pop("maxlength", None)
        if not behalf:
            for name in BEHALF:
                del self.fields[name]

    @cached_property
    def key(self):
        """The key of the form."""
        return _key_in(self.data)

    @property
    def first_fields(self):
        """The fields that are shown at once."""
        return [self[name] for name in self.fields if name not in (*BEHALF, "form_key", "space")]

    @property
    def behalf_fields(self):
        """Those that say in whose name it is written, folded away."""
        return [self[name] for name in BEHALF if name in self.fields]

    @property
    def names_somebody(self):
        """Whether the folded part holds something."""
        return any(field.value() for field in self.behalf_fields)

    def words(self, quoted=None, taken_out=()):
        """Return what was typed, checked."""
        given = self.cleaned_data
        behalf = self.behalf() if self.behalf_fields else None
        return Words(
            given["body"],
            given["content_note"],
            quoted,
            keep=given["keep"],
            behalf=behalf,
            taken_out=tuple(taken_out),
        )


def _key_in(data):
    try:
        return uuid.UUID(str(data.get("form_key")))
    except ValueError:
        return uuid.uuid4()


# Under the title: in most spaces, and where survivors write.
AS_TOLD, FEW_WORDS = _("As you would say it to a colleague."), _("A few words are enough.")


def _title(help_text=AS_TOLD):
    return LineField(label=_("In one line"), help_text=help_text, max_length=160)


class FirstPostForm(PostForm):
    """The first message of a topic, changed: its title is hers too."""

    title = _title()


class ShelteredFirstPostForm(FirstPostForm):
    """The first message of a topic of a sheltered space, changed."""

    title = _title(FEW_WORDS)


class TopicForm(PostForm):
    """A topic with its first message."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=TopicKind.choices, initial=TopicKind.QUESTION)
    title = _title()
    theme = forms.ModelChoiceField(
        label=_("Subject"), queryset=Theme.objects.all(), required=False, empty_label=_("None in particular")
    )


class PlainerFields:
    """In a sheltered space: something to say, or a question; nothing to sort it by."""

    def __init__(self, *args, **kwargs):
        """Leave out what workers use."""
        super().__init__(*args, **kwargs)
        plain = (TopicKind.DISCUSSION, TopicKind.QUESTION)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in plain]
        self.fields["kind"].initial = TopicKind.DISCUSSION
        self.fields["title"].help_text = FEW_WORDS
        del self.fields["theme"]


class ShelteredTopicForm(PlainerFields, TopicForm):
    """A topic of a sheltered space."""


class SomewhereForm(TopicForm):
    """A topic whose space is chosen last."""

    space = forms.ChoiceField(
        label=_("Who will see this?"), error_messages={"required": _("Choose who will see it.")}
    )

    def __init__(self, *args, spaces, **kwargs):
        """Offer the spaces.

        Args:
            spaces: those in which she may write; the only one is not asked.
        """
        super().__init__(*args, **kwargs)
        self.fields["space"].choices = [(space.public_id, space.name) for space in spaces]
        self.fields["space"].required = len(spaces) > 1


class ShelteredSomewhereForm(PlainerFields, SomewhereForm):
    """A topic of one of several sheltered spaces."""

"""What she chooses to see in a list of topics: kept in the address, as codes that say nothing."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from portal.models import Theme
from spaces.choices import TopicKind
from spaces.models import Space
from spaces.models.places import places_of
from spaces.reading.marks import live_posts, unread, with_reading

SHOWS = {
    "": _("All"),
    "new": _("New to me"),
    "questions": _("Questions still open"),
    "followed": _("That I follow"),
    "mine": _("Where I wrote"),
}
UNANSWERED = Q(kind=TopicKind.QUESTION, promise__answered_at=None)


@dataclass(frozen=True)
class Choice:
    """What she chose.

    Args:
        show: a key of `SHOWS`; kind: a `TopicKind` or ""; theme: a `Theme` or None.
        space: the only `Space` listed, of those that she reads, or None.
    """

    show: str = ""
    kind: str = ""
    theme: Theme | None = None
    space: Space | None = None

    def query(self):
        """Return what stands after the question mark of the address of such a list."""
        chosen = {
            "show": self.show,
            "kind": self.kind,
            "theme": self.theme and self.theme.pk,
            "space": self.space and self.space.public_id,
        }
        return "?" + urlencode({name: value for name, value in chosen.items() if value})

    def shows(self):
        """Return (words, address, whether it is this one) of what may be shown, the rest alike."""
        return [(words, replace(self, show=show).query(), show == self.show) for show, words in SHOWS.items()]

    @property
    def is_narrow(self):
        """Whether something was chosen beside what is shown."""
        return bool(self.kind or self.theme or self.space)


class ChoiceForm(forms.Form):
    """What may be chosen, as a form without JavaScript.

    Args:
        spaces: those among which she chooses; none inside one.
    """

    space = forms.ChoiceField(label=_("Space"), required=False)
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=[("", _("Everything")), *TopicKind.choices], required=False
    )
    theme = forms.ModelChoiceField(
        label=_("Subject"), queryset=Theme.objects.all(), required=False, empty_label=_("All subjects")
    )
    show = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, spaces):
        """Offer her spaces."""
        super().__init__(data)
        if spaces:
            names = [(space.public_id, space.name) for space in spaces]
            self.fields["space"].choices = [("", _("All my spaces")), *names]
        else:
            del self.fields["space"]

    def choice(self, spaces):
        """Return what was chosen; what means nothing chooses nothing."""
        self.is_valid()
        given = self.cleaned_data
        named = {space.public_id: space for space in spaces}
        show = given.get("show")
        return Choice(
            show=show if show in SHOWS else "",
            kind=given.get("kind") or "",
            theme=given.get("theme"),
            space=named.get(given.get("space")),
        )

    @classmethod
    def showing(cls, choice, spaces):
        """Return the form filled with what was chosen, without what was refused."""
        return cls(
            {
                "show": choice.show,
                "kind": choice.kind,
                "theme": choice.theme and choice.theme.pk,
                "space": choice.space and choice.space.public_id,
            },
            spaces,
        )


def chosen_topics(topics, choice, user):
    """Return those of topics that have passed the gate that she chose."""
    if choice.space:
        topics = topics.filter(space=choice.space)
    if choice.kind:
        topics = topics.filter(kind=choice.kind)
    if choice.theme:
        topics = topics.filter(theme=choice.theme)
    hers = places_of(user).participations
    if choice.show == "new":
        posts = live_posts(user).filter(topic=OuterRef("pk"), number__gt=OuterRef("read_number"))
        return with_reading(topics, user).filter(Exists(unread(posts, hers)))
    if choice.show == "questions":
        return topics.filter(UNANSWERED)
    if choice.show == "followed":
        return with_reading(topics, user).filter(follows=True)
    if choice.show == "mine":
        return topics.filter(Exists(live_posts(user).filter(topic=OuterRef("pk"), author__in=hers)))
    return topics

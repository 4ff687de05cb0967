"""What a moderator chooses for a topic, and what an author answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spaces.models import Consent, Topic

OFFERED = 200  # topics, the newest first: a longer list helps nobody


class MergeForm(forms.Form):
    """The topic that takes the messages of another one.

    Args:
        topic: the one that goes; user: who chooses, among what she reads in the same space.
    """

    into = forms.ModelChoiceField(
        label=_("Topic that takes its messages"), queryset=Topic.objects.none(), to_field_name="public_id"
    )

    def __init__(self, *args, topic, user, **kwargs):
        """Offer the other topics of the space."""
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        field.queryset = Topic.objects.visible_to(user).filter(space=topic.space_id).exclude(pk=topic.pk)
        field.label_from_instance = lambda one: one.title
        field.choices = [
            (one.public_id, one.title) for one in field.queryset.order_by("-last_post_at")[:OFFERED]
        ]


class ConsentForm(forms.Form):
    """What an author answers to a move.

    Args:
        is_whole: whether only yes and no are offered, to who began the topic.
    """

    consent = forms.ChoiceField(label=_("Your answer"), choices=Consent.choices, widget=forms.RadioSelect)

    def __init__(self, *args, is_whole, **kwargs):
        """Offer what she may answer."""
        super().__init__(*args, **kwargs)
        if is_whole:
            without = Consent.WITHOUT
            self.fields["consent"].choices = [pair for pair in Consent.choices if pair[0] != without]

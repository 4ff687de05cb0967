"""What one does with a message that one reads: go to it, thank, write what a voice says."""

from django import forms
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from members.kept_words import mark_of, words_given_back
from members.typing import TextField
from portal.visibility import refuse
from spaces.access import inside, post_of
from spaces.choices import Part
from spaces.discussions import kindness, transcribing
from spaces.discussions.topic_page import PER_PAGE
from spaces.discussions.writing import Closed
from spaces.discussions.writing_views import GONE_ON, READ_OR_WRITE, give_back, place_of, say_done
from spaces.inside.frame import frame
from spaces.models import Kindness, Post, PostFileRole
from spaces.permissions import may_transcribe


def _post(request, participation, post_id):
    found = post_of(request.user, post_id)
    return found if found and found.topic.space_id == participation.space_id else None


@never_cache
@require_safe
@inside
def go_to(request, participation, topic_id, post_id):
    """Lead to a message, on the page of its topic where she finds it."""
    post = post_of(request.user, post_id)
    if post is None:
        return refuse(request)
    before = Post.objects.visible_to(request.user).filter(topic=post.topic, number__lt=post.number).count()
    address = reverse("topic", args=[post.topic.space.public_id, post.topic.public_id])
    return redirect(f"{address}?page={before // PER_PAGE + 1}#m{post.number}")


@never_cache
@require_POST
@inside
def say_kindly(request, participation, topic_id, post_id):
    """Say « merci » or « ça m'aide », or take it back."""
    post = _post(request, participation, post_id)
    said = request.POST.get("kindness")
    if post is None or said not in Kindness or not kindness.may_say(participation, post):
        return refuse(request)
    kindness.say(participation, post, said)
    return redirect(place_of(post))


class TranscriptForm(forms.Form):
    """What a voice says, in writing."""

    transcript = TextField(
        label=gettext_lazy("What the voice says"),
        help_text=gettext_lazy("For those who do not hear, and those who have no sound."),
        max_length=6000,
        rows=10,
        required=False,
    )

    def clean_transcript(self):
        """Return the words; none where there were some takes these away.

        Raises:
            ValidationError: there are none, and there were none.
        """
        words = self.cleaned_data["transcript"]
        if not words and not self.initial["transcript"]:
            raise forms.ValidationError(_("Write what the voice says."))
        return words


@never_cache
@require_http_methods(READ_OR_WRITE)
@inside
def transcribe(request, participation, topic_id, post_id, file_id):
    """Write what a voice says: its author, or a moderator."""
    post = _post(request, participation, post_id)
    voice = post and post.files.filter(public_id=file_id, role=PostFileRole.VOICE).first()
    if not voice or not may_transcribe(participation, post):
        return give_back(request, participation, "transcript")
    typed = words_given_back(request) if request.method != "POST" else None
    form, status = TranscriptForm(request.POST or typed, initial={"transcript": voice.transcript}), 200
    if request.method == "POST" and form.is_valid():
        try:
            transcribing.transcribe(participation, post, voice, form.cleaned_data["transcript"])
        except Closed:
            form.add_error(None, _("This message cannot be changed any more. Copy what you typed."))
            status = GONE_ON
        else:
            there, gone = _("The words are under the voice now."), _("The words under the voice are removed.")
            say_done(request, participation, post, there if form.cleaned_data["transcript"] else gone)
            return redirect(place_of(post))
    context = {
        **frame(participation, Part.DISCUSSIONS),
        "form": form,
        "voice": voice,
        "post": post,
        "typed_by": mark_of(request.user),
        "given_back": bool(typed),
    }
    return render(request, "spaces/transcribe.html", context, status=status)

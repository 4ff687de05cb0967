"""A message being written: shown as it will look, and given back with its files until it is published."""

import re

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from members.kept_words import mark_of, words_given_back
from portal.headers import allow_recording
from portal.limits import has_room
from portal.markdown import to_html
from portal.routes import TokenConverter
from spaces.discussions import writing
from spaces.discussions.quoting import quotable, quote_of
from spaces.discussions.receiving import may_hold, refused_kind, take_files, waiting_files

POSTS, WITHIN = 60, 60 * 60  # of one person, in an hour
FILES = 200  # of one person, in an hour
TOO_MANY, GONE_ON = 429, 409
BY_SCRIPT = "X-Upload"
TOKEN = re.compile(TokenConverter.regex)


class Composer:
    """What is on the page where somebody writes.

    Args:
        request: of the page; a POST holds what she typed.
        form_class: a `PostForm`.
        participation: hers who writes: its space says what may be in a message.
        post: the message that she changes, or None.
        topic: in which she answers, whose messages she may quote.
        fields: what else the form takes.
    """

    def __init__(self, request, form_class, participation, *, post=None, topic=None, **fields):
        """Read what was sent, and keep its files."""
        self.request, self.participation, self.post = request, participation, post
        self.is_sent, self.status, self.preview = request.method == "POST", 200, ""
        typed = None if self.is_sent else words_given_back(request)
        self.given_back = bool(typed)
        fields.setdefault("behalf", participation.is_moderator)
        self.form = form_class(request.POST if self.is_sent else typed, **fields)
        self.key = self.form.key
        asked = (self.form.data or request.GET).get("quoted", "")
        self.quoted = quotable(request.user, topic, asked) if topic and TOKEN.fullmatch(asked) else None
        if self.is_sent:
            self._receive()

    def _receive(self):
        out = self.request.POST.getlist("take_out")
        for file in self.waiting.filter(public_id__in=out):
            file.delete()
        self.taken_out = list(self.post.files.filter(public_id__in=out)) if self.post else []
        sent = [
            (file, name == "voice")
            for name in ("files", "voice")
            for file in self.request.FILES.getlist(name)
        ]
        if not all(has_room("post_files", self.participation.pk, FILES, WITHIN) for _one in sent):
            self.form.add_error(None, _("You sent many files in an hour: wait a little."))
            return
        for one in take_files(self.participation, self.key, sent, post=self.post):
            said = _("“%(name)s” is not kept. %(reason)s") % {"name": one.name, "reason": one.reason}
            self.form.add_error(None, said)
        if "preview" in self.request.POST:
            self._look()

    def _look(self):
        """Show how it will look: what is missing is not asked for yet."""
        for name in [name for name in self.form.errors if name not in ("body", "__all__")]:
            del self.form.errors[name]
        body = self.form.cleaned_data.get("body", "")
        self.preview = mark_safe(to_html(body))  # noqa: S308 - cleaned there

    @property
    def waiting(self):
        """The files that came with it."""
        return waiting_files(self.request.user, self.key)

    @property
    def is_preview(self):
        """Whether she asked how it will look."""
        return self.is_sent and "preview" in self.request.POST

    def is_ready(self):
        """Tell whether it can be published; the form says why it cannot."""
        if not self.is_sent or self.is_preview or not self.form.is_valid():
            return False
        files = list(self.waiting)
        kept = self.post.files.exclude(pk__in=[one.pk for one in self.taken_out]) if self.post else []
        if not self.form.cleaned_data["body"] and not files and not kept:
            self.form.add_error("body", _("Write something, or add a voice or a file."))
        elif not all(may_hold(self.participation.space, file.extension, file.role) for file in files):
            self.form.add_error(None, refused_kind())
        elif self.form.names_somebody and not self.participation.is_moderator:
            self.form.add_error(
                "told_by", _("In this space you write in your own name: you do not moderate it.")
            )
        elif not has_room("posts", self.participation.pk, POSTS, WITHIN):
            self.status = TOO_MANY
            said = _("You wrote much in an hour: wait a little. What you typed is still here.")
            self.form.add_error(None, said)
        return self.form.is_valid()

    def publish(self, deed, closed):
        """Do what publishes it, and return what it made; None when it is too late, which is said.

        Args:
            deed: a function without arguments.
            closed: what is said when it raises `writing.Closed`.
        """
        try:
            return deed()
        except writing.Closed:
            self.form.add_error(None, closed)
            self.status = GONE_ON
            return None

    def words(self):
        """Return what was typed, as `writing` takes it."""
        return self.form.words(self.quoted, self.taken_out)

    def leads_to(self, url):
        """Answer once it is published; the script that sends it goes there itself."""
        by_script = self.request.headers.get(BY_SCRIPT)
        return JsonResponse({"url": url}) if by_script else redirect(url)

    def page(self, template, context):
        """Answer with the page where she writes; the microphone is allowed on it."""
        given = {**self.shown(), **context}
        return allow_recording(render(self.request, template, given, status=self.status))

    def shown(self):
        """Return the variables of the form."""
        return {
            "form": self.form,
            "compose": self,
            "given_back": self.given_back,
            "typed_by": mark_of(self.request.user),
            "quote": quote_of(self.quoted) if self.quoted else None,
            "sheltered": self.participation.space.is_sheltered,
            "files": [*(self.post.files.all() if self.post else []), *self.waiting],
        }

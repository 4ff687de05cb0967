"""What a message about a space holds: as much as the space lets it, under a subject that says nothing."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import override

from portal import mail
from portal.markdown import to_html
from spaces.choices import Colour, MailContent
from spaces.mail.guard import NEWS, WORD
from spaces.mail.stopping import stop_headers, stop_path
from spaces.models import MailChoice, TopicMark, address_for
from spaces.who_sees import who_sees

# As in `spaces.css`, in light: a message has one colour whatever the device.
COLOURS = {
    Colour.PLUM: "#6a3d7c",
    Colour.TEAL: "#14606b",
    Colour.OCHRE: "#7a5200",
    Colour.ROSE: "#98305a",
    Colour.FOREST: "#2f6136",
    Colour.BLUE: "#2c5590",
}


BETWEEN_WORDS = timedelta(hours=3)


def site_address():
    """Return the address of the site, without a slash at its end: tasks know no request."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def send_news(participation, topic, what, about, kind, *, author="", text="", note=""):
    """Queue a message to somebody about a topic, in the caller's transaction.

    Args:
        participation: hers, who has passed `spaces.mail.guard`; its space says what the message holds.
        kind: a `MailKind`.
        what: "post", "answer", "seen", "passed", "word", "summary", "asked", "yours", "reuse" or "waits".
        about: what is asked again when it leaves.
        author: who wrote `text`, Markdown, "" for none.
        note: what is warned of: the words are then read on the site only.
    """
    if participation.user.signs_with_phrase:
        return _tell_survivor(participation, kind, about)
    mark, _made = TopicMark.objects.get_or_create(participation=participation, topic=topic)
    language, space = participation.user.language, participation.space
    level = space.mail_content
    with override(language):
        context = {
            "what": what,
            "stop": site_address() + stop_path(mark),
            "link": site_address() + _link(space, topic, level),
            "says_title": level != MailContent.NOTHING,
        }
        if level != MailContent.NOTHING:
            context |= {"name": space.name, "who": who_sees(space), "colour": COLOURS[space.colour]}
            context |= {"title": topic.title, "author": author}
        if level == MailContent.FULL:
            context |= {"note": note, "text": "" if note else text}
            context["html"] = "" if note else mark_safe(to_html(text))  # noqa: S308 - cleaned by to_html
        headers = stop_headers(site_address(), mark)
    return mail.send(NEWS, participation.user.email, context, language=language, headers=headers, about=about)


def _tell_survivor(participation, kind, about):
    """Queue her message, unless she had one lately: their number and their hours would tell what goes on."""
    now = timezone.now()
    quiet = Q(written_at=None) | Q(written_at__lte=now - BETWEEN_WORDS)
    if not MailChoice.objects.filter(quiet, participation=participation).update(written_at=now):
        return None
    return send_word(participation, address_for(participation, kind), about)


def send_word(participation, address, about, *, number=""):
    """Queue a message to a survivor that something is there for her: the same whatever it is.

    It leads nowhere but to where such messages stop.

    Args:
        participation: hers.
        address: that she gave.
        number: what a test holds besides, "" otherwise.
    """
    choice, language = participation.mail_choice, participation.user.language
    with override(language):
        context = {"number": number, "stop": site_address() + stop_path(choice)}
        headers = stop_headers(site_address(), choice)
    return mail.send(WORD, address, context, language=language, headers=headers, about=about)


def _link(space, topic, level):
    """Return where the message leads: to the sign-in page alone where it must say nothing."""
    if level == MailContent.NOTHING:
        return reverse("account_login")
    return reverse("topic", args=[space.public_id, topic.public_id])

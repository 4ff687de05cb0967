"""A testimony as its readers are shown it: never whose it is."""

from dataclasses import dataclass
from html import unescape

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from portal.anonymity.marking import marked
from portal.anonymity.spots import spot
from portal.markdown import to_html
from spaces.models import Testimony
from spaces.models.testimony import Circle
from spaces.testimonies.circles import in_words
from spaces.testimonies.waiting import testimonies_to_read

EXCERPT = 30  # words


@dataclass(frozen=True)
class TestimonyCard:
    """A testimony in a list: its first words only where nothing warns of them.

    Args:
        name: the pseudonym under it; month: when it was given, in words.
        state: where it stands, for its author and the moderators.
    """

    __test__ = False

    name: str
    url: str
    month: str
    who: str
    lang: str
    excerpt: str
    note: str
    has_voice: bool
    state: str = ""


@dataclass(frozen=True)
class ShownTestimony:
    """A testimony on its page.

    Args:
        html: its words.
        warned: its words with what could tell who she is marked, "" where nothing does.
    """

    testimony: Testimony
    html: str
    month: str
    who: str
    voice: object
    warned: str = ""


def month_of(testimony):
    """Return the month in which it was given, in words, "" before."""
    return date_format(testimony.published_on, "F Y") if testimony.published_on else ""


def state_of(testimony):
    """Return where it stands, for its author."""
    if testimony.waits:
        return _("A moderator reads it first. Asked: %(circle)s.") % {"circle": testimony.get_asked_display()}
    if testimony.reply:
        return _("A moderator gives it back to you, with a word.")
    return in_words(testimony.given, testimony.practitioners)


def cards_of(testimonies, *, inside=False):
    """Return the cards of testimonies that have passed the gate, in order.

    Args:
        testimonies: a queryset.
        inside: whether they lead inside their space, and not to the public pages.
    """
    rows = list(testimonies.select_related("practitioners", "voice", "space"))
    return [_card(testimony, inside) for testimony in rows]


def _address(testimony, inside):
    if inside:
        return reverse("space_testimony", args=[testimony.space.public_id, testimony.public_id])
    return reverse("testimony", args=[testimony.public_id])


def _plain(body):
    """Return Markdown as plain words: its marks and its HTML left out."""
    return unescape(strip_tags(to_html(body)))


def _card(testimony, inside):
    return TestimonyCard(
        name=testimony.pseudonym,
        url=_address(testimony, inside),
        month=month_of(testimony),
        who=in_words(testimony.given, testimony.practitioners),
        lang=testimony.language,
        excerpt="" if testimony.content_note else Truncator(_plain(testimony.body)).words(EXCERPT),
        note=testimony.content_note,
        has_voice=getattr(testimony, "voice", None) is not None,
        state=state_of(testimony),
    )


def shown(testimony, *, warns=False):
    """Return a testimony that has passed the gate, for its page.

    Args:
        warns: whether what could tell who she is is marked: for her and the moderators.
    """
    spots = spot(testimony.body, testimony.language) if warns else []
    return ShownTestimony(
        testimony=testimony,
        html=mark_safe(to_html(testimony.body)),  # noqa: S308 - cleaned there
        month=month_of(testimony),
        who=in_words(testimony.given, testimony.practitioners),
        voice=getattr(testimony, "voice", None),
        warned=marked(testimony.body, spots) if spots else "",
    )


def lists_inside(participation):
    """Return {"hers", "waiting", "others"}: the lists of a space, for one of its people."""
    space = participation.space
    read = Testimony.objects.visible_to(participation.user).filter(space=space)
    hers = read.filter(author=participation)
    waiting = testimonies_to_read(participation.user).filter(space=space)
    others = read.exclude(author=participation).exclude(given=Circle.NOBODY)
    return {
        "hers": cards_of(hers.order_by("-written_at", "-pk"), inside=True),
        "waiting": cards_of(waiting, inside=True),
        "others": cards_of(others, inside=True),
    }

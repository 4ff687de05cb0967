"""The few words among which a space is described."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Admission(models.TextChoices):
    """How one comes in."""

    MEMBERS = "members", _("All members are in")
    REQUEST = "request", _("On request: a moderator says yes")
    INVITATION = "invitation", _("By invitation only")


class Secrecy(models.TextChoices):
    """Who knows that a space exists.

    A sheltered space has a public door that says what it is and how to ask; everything behind is opaque, and
    its people have accounts of their own (research/safety.md, R9, R10).
    """

    LISTED = "listed", _("All members see that it exists")
    DISCREET = "discreet", _("Only its people know that it exists")
    SHELTERED = "sheltered", _("Sheltered: for survivors, under a pseudonym")


class Pseudonyms(models.TextChoices):
    """Under which name one writes."""

    NAMES = "names", _("One’s own name")
    ALLOWED = "allowed", _("One’s own name or a pseudonym")
    REQUIRED = "required", _("A pseudonym, always")


class MailContent(models.TextChoices):
    """What the e-mails about a space hold."""

    FULL = "full", _("The text of the message")
    TITLE = "title", _("The title only")
    NOTHING = "nothing", _("Nothing but “there is something new”")


class Part(models.TextChoices):
    """What a space may hold."""

    DISCUSSIONS = "discussions", _("Discussions")
    RESOURCES = "resources", _("Files and links")
    ANNOUNCEMENTS = "announcements", _("Announcements")
    MEETINGS = "meetings", _("Meetings")
    POLLS = "polls", _("Small polls")
    TEXTS = "texts", _("Shared texts")
    TESTIMONIES = "testimonies", _("Testimonies")


class Colour(models.TextChoices):
    """The colour of a space; `spaces.css` gives it in light and dark."""

    PLUM = "plum", _("Plum")
    TEAL = "teal", _("Teal")
    OCHRE = "ochre", _("Ochre")
    ROSE = "rose", _("Rose")
    FOREST = "forest", _("Forest green")
    BLUE = "blue", _("Blue")


class Icon(models.TextChoices):
    """The drawing beside the name of a space: told apart without its colour too."""

    CIRCLE = "circle", _("Circle")
    TALK = "talk", _("Two bubbles")
    LEAF = "leaf", _("Leaf")
    HOUSE = "house", _("House")
    STAR = "star", _("Star")
    KNOT = "knot", _("Knot")


class ParticipationState(models.TextChoices):
    """Where somebody stands in a space."""

    ASKED = "asked", _("Asked to come in")
    INVITED = "invited", pgettext_lazy("participation", "Invited")
    ACTIVE = "active", _("Takes part")
    SUSPENDED = "suspended", pgettext_lazy("participation", "Suspended")
    DECLINED = "declined", pgettext_lazy("participation", "Answered no")
    LEFT = "left", _("Left")
    REMOVED = "removed", _("Taken out")


class SpaceRole(models.TextChoices):
    """What somebody does in a space."""

    PARTICIPANT = "participant", _("Takes part")
    MODERATOR = "moderator", _("Moderates")


class TopicKind(models.TextChoices):
    """What a topic is for."""

    QUESTION = "question", _("Question")
    DISCUSSION = "discussion", _("Discussion")
    ANNOUNCEMENT = "announcement", _("Announcement")
    CALL = "call", _("Call for tools")


class Standing(models.TextChoices):
    """Whether what somebody wrote is read by the others.

    Removed, its words are gone: only that something stood there remains.
    """

    PUBLISHED = "published", pgettext_lazy("post", "Published")
    WAITING = "waiting", _("Read before it is published")
    HELD = "held", _("Set aside by a moderator")
    RETURNED = "returned", _("Sent back with a word")
    REMOVED = "removed", _("Removed")


class WaitReason(models.TextChoices):
    """Why others do not read a message yet, or no longer; its author is told in words."""

    FIRST = "first", _("First messages are read before they appear")
    SPOTS = "spots", _("It holds what looks like a number or an address")
    REPORTED = "reported", _("It was reported")
    MODERATOR = "moderator", _("A moderator set it aside")


class ReportReason(models.TextChoices):
    """Why somebody reports a message."""

    NAMES = "names", _("It names somebody, a place or a telephone number")
    HURTS = "hurts", _("It hurts")
    RECRUITS = "recruits", _("It recruits or solicits")
    DANGER = "danger", _("Somebody is in danger")
    OTHER = "other", pgettext_lazy("report", "Something else")


class ModerationDeed(models.TextChoices):
    """What a moderator does, as its log says it."""

    PUBLISHED = "published", _("published a message")
    KEPT = "kept", _("left a reported message as it is")
    RETURNED = "returned", _("sent a message back with a word")
    HELD = "held", _("set a message aside")
    REMOVED = "removed", _("removed a message")
    NOTED = "noted", _("added a content note")
    WARNED = "warned", _("wrote a word to somebody")
    CONFIRMED = "confirmed", _("confirmed that she read it")
    SUSPENDED = "suspended", _("suspended somebody for a time")
    REINSTATED = "reinstated", _("let somebody back in")
    TAKEN_OUT = "taken_out", _("took somebody out")
    NAMED = "named", _("made somebody a moderator")
    UNNAMED = "unnamed", _("ended somebody’s moderation")


class ShowResults(models.TextChoices):
    """When the results of a poll are read."""

    ANSWERED = "answered", _("As soon as one has answered")
    END = "end", _("At the end only")

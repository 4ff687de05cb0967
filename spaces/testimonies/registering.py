"""Where testimonies meet the other parts of the portal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.files.gate import PrivateKind, private_kinds
from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.registries.queues import Queue, Waiting, queues
from portal.registries.sections import Section, sections
from spaces.choices import Part
from spaces.inside.frame import ADDRESSES
from spaces.models import Participation, Testimony, TestimonyVoice
from spaces.models.testimony import Circle
from spaces.testimonies.giving import settle
from spaces.testimonies.outliving import register_taken_back
from spaces.testimonies.waiting import testimonies_to_read


def _export(user):
    return [
        {
            gettext_noop("name under it"): one.pseudonym,
            gettext_noop("text"): one.body,
            gettext_noop("content note"): one.content_note,
            gettext_noop("readers"): str(one.get_given_display()),
            gettext_noop("readers asked for"): str(one.get_asked_display()),
            gettext_noop("answer of a moderator"): one.reply,
            gettext_noop("written on"): one.written_at.isoformat(),
        }
        for one in Testimony.objects.filter(author__user=user)
    ]


def _hers(user):
    return Participation.objects.filter(user=user)


def _number(user):
    return Testimony.objects.filter(author__user=user).exclude(given=Circle.NOBODY).count()


def _waiting(user):
    found = testimonies_to_read(user)
    oldest = found.values_list("waits_since", flat=True).first()
    return Waiting(found.count(), oldest)


def _is_open():
    return Testimony.objects.visible_to(None).exists()


def register_testimonies():
    """Open the door to their files, to their list and to their tab; say what waits and what is held."""
    ADDRESSES[Part.TESTIMONIES] = "space_testimonies"
    private_kinds.register(PrivateKind(TestimonyVoice))
    queues.register(Queue("testimonies", _("Testimonies to read"), _waiting, lambda: reverse("testimonies")))
    sections.register(Section("testimonies", _("Testimonies"), lambda: reverse("testimonies"), _is_open))
    register_taken_back()
    personal_data.register(
        PersonalData(
            "testimonies",
            _("Your testimonies"),
            _export,
            lambda user: settle(_hers(user), stays=False),
            published=Published(_number, lambda user: settle(_hers(user), stays=True)),
            covers=("spaces.Testimony", "spaces.TestimonyVoice"),
        )
    )

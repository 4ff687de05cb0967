"""What spaces hold about somebody beside her messages: given to her, erased with her."""

from django.db.models import Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, Published, personal_data
from spaces.in_sight import in_sight_of
from spaces.models import (
    Announcement,
    Ballot,
    Coming,
    Meeting,
    Participation,
    Poll,
    Resource,
    SharedText,
    Space,
    TextComment,
    TextVersion,
)
from spaces.polls.answering import mark_of
from spaces.things.kinds import MODELS

TITLE_AND_TEXT = {gettext_noop("title"): "title", gettext_noop("text"): "text"}


def _rows(model, hers, sight, **told):
    """Return what is held of her in a model: its space, and the fields of `told`, {English word: field}."""
    return [
        {
            gettext_noop("space"): sight.name_of(one.space),
            **{
                word: _plain(getattr(one, name)) if sight.gives_back(one) else None
                for word, name in told.items()
            },
        }
        for one in model.objects.filter(author__in=hers).select_related("space").order_by("pk")
    ]


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def resources_of(hers, sight):
    """Return the files and links that she added."""
    words = {
        gettext_noop("title"): "title",
        gettext_noop("what it is"): "about",
        gettext_noop("link"): "link",
    }
    return _rows(Resource, hers, sight, **words)


def announcements_of(hers, sight):
    """Return what she announced."""
    return _rows(Announcement, hers, sight, **TITLE_AND_TEXT)


def meetings_of(hers, sight):
    """Return the meetings that she called, and those to which she comes."""
    called = _rows(Meeting, hers, sight, **TITLE_AND_TEXT, **{gettext_noop("begins"): "starts_at"})
    comings = Coming.objects.filter(participation__in=hers).select_related("meeting__space").order_by("pk")
    return called + [
        {
            gettext_noop("space"): sight.name_of(one.meeting.space),
            gettext_noop("I come to"): sight.of_others(one.meeting.space_id, one.meeting.title),
            gettext_noop("begins"): sight.of_others(one.meeting.space_id, one.meeting.starts_at.isoformat()),
        }
        for one in comings
    ]


def polls_of(hers, sight):
    """Return the polls that she asked. What she chose is found by nobody: it is in no copy."""
    return _rows(Poll, hers, sight, **{gettext_noop("question"): "question"})


def texts_of(hers, sight):
    """Return the versions of shared texts that she saved, and her remarks."""
    fields = ("text__space", "text__space__name_fr", "text__space__name_en", "text__title", "body")
    versions, remarks = (
        model.objects.filter(author__in=hers).order_by().values_list(Value(place), "pk", *fields)
        for place, model in enumerate((TextVersion, TextComment))
    )
    return [
        {
            gettext_noop("space"): sight.name_of(Space(pk=space, name_fr=french, name_en=english)),
            gettext_noop("title"): sight.of_others(space, title),
            gettext_noop("text"): body,
        }
        for _place, _key, space, french, english, title, body in sorted(versions.union(remarks, all=True))
    ]


def erase_things(hers):
    """Erase what she added, files too; of a text that others wrote as well, her former versions."""
    for model in (Resource, Announcement, Meeting, Poll):
        model.objects.filter(author__in=hers).delete()
    TextComment.objects.filter(author__in=hers).delete()
    for text in SharedText.objects.filter(versions__author__in=hers).distinct():
        _erase_from(text, hers)
    erase_ballots(hers)


def _erase_from(text, hers):
    if not text.versions.exclude(author__in=hers).exists():
        text.delete()
        return
    text.versions.filter(author__in=hers).exclude(number=text.number).delete()


def erase_ballots(hers):
    """Take back what she chose in the polls that are open: afterwards nobody finds it."""
    for one in hers.select_related("space"):
        for poll in Poll.objects.filter(space=one.space, counted_at=None):
            Ballot.objects.filter(poll=poll, mark=mark_of(poll, one)).delete()


def release_things(hers):
    """Take off what tells who she is from what may stay: that she comes, and what she chose."""
    Coming.objects.filter(participation__in=hers).delete()
    erase_ballots(hers)


def _of(user):
    return Participation.objects.filter(user=user)


def _export(user):
    hers, sight = _of(user), in_sight_of(user)
    return {
        gettext_noop("files and links"): resources_of(hers, sight),
        gettext_noop("announcements"): announcements_of(hers, sight),
        gettext_noop("meetings"): meetings_of(hers, sight),
        gettext_noop("polls"): polls_of(hers, sight),
        gettext_noop("shared texts"): texts_of(hers, sight),
    }


def _number(user):
    return sum(model.objects.filter(author__in=_of(user)).count() for model in MODELS)


def register_things_data():
    """Declare what is held of who adds to a space; what is held of participations takes her name off."""
    personal_data.register(
        PersonalData(
            "space_things",
            _("What you added to your spaces"),
            _export,
            lambda user: erase_things(_of(user)),
            published=Published(_number, lambda user: release_things(_of(user))),
        )
    )

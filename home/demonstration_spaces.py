"""The spaces of the demonstration: four, with invented topics; dates are relative to the loading."""

import json
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from home.demonstration_promises import load_promise, mail_nobody
from home.demonstration_site import DOMAIN, FOLDER, pair
from members.models import User
from spaces.choices import ParticipationState, SpaceRole
from spaces.discussions.writing import Words, answer, begin_topic
from spaces.joining import ask, for_all
from spaces.models import Participation, Post, Space, SpaceIndexPage, SpacePage, Topic

DAY = timedelta(days=1)
NOT_FIELDS = ("code", "moderators", "participants", "door_fr", "door_en", "ends_in_days", "asked", "invited")


def _told():
    return json.loads((FOLDER / "spaces.json").read_text(encoding="utf-8"))


def load_index(homes):
    """Make the maps of spaces, and return them: {language: map}."""
    index = _told()["index"]
    return pair(homes, lambda code: SpaceIndexPage(show_in_menus=True, **index[code]))


def load_spaces(indexes):
    """Make the spaces, their people, their doors and their topics; a second run adds nothing."""
    told = _told()
    spaces = {row["code"]: _space(row, indexes) for row in told["spaces"]}
    for row in told["topics"]:
        if not Topic.objects.filter(space=spaces[row["space"]], title=row["title"]).exists():
            _topic(row, spaces[row["space"]])
    mail_nobody()


def _space(row, indexes):
    space = Space.objects.filter(name_fr=row["name_fr"]).first()
    if space is not None:
        return space
    fields = {name: value for name, value in row.items() if name not in NOT_FIELDS}
    if "ends_in_days" in row:
        fields["ends_on"] = timezone.localdate() + row["ends_in_days"] * DAY
    space = Space(**fields)
    space.full_clean()
    space.save()
    for role, people in (
        (SpaceRole.MODERATOR, row["moderators"]),
        (SpaceRole.PARTICIPANT, row["participants"]),
    ):
        for somebody in people:
            _take_part(space, role, *([somebody] if isinstance(somebody, str) else somebody))
    _at_the_door(space, row)
    for_all(space)
    if "door_fr" in row:
        pair(
            indexes,
            lambda code: SpacePage(space_id=space.pk, **{"audience": "members", **row[f"door_{code}"]}),
        )
    return space


def _at_the_door(space, row):
    """Bring those who asked to come in, with their words, and those who are invited."""
    for name, words in row.get("asked", {}).items():
        ask(space, User.objects.get(email=f"{name}@{DOMAIN}"), words)
    for name in row.get("invited", []):
        user = User.objects.get(email=f"{name}@{DOMAIN}")
        Participation.objects.create(space=space, user=user, state=ParticipationState.INVITED)


def _take_part(space, role, name, pseudonym=""):
    Participation.objects.create(
        space=space,
        user=User.objects.get(email=f"{name}@{DOMAIN}"),
        role=role,
        pseudonym=pseudonym,
        agreed_number=space.agreements_number,
        agreed_at=timezone.now(),
        greeted_at=timezone.now() if name == "animatrice" else None,
    )


def _in(space, name):
    return Participation.objects.select_related("space", "user").get(
        space=space, user__email=f"{name}@{DOMAIN}"
    )


def _topic(row, space):
    words = Words(row["text"], row.get("note", ""))
    topic = begin_topic(
        _in(space, row["author"]), None, kind=row["kind"], title=row["title"], words=words, language="fr"
    )
    _date(topic.posts.get(number=1), row["days_ago"])
    for name, days_ago, text in row["answers"]:
        _date(answer(_in(space, name), topic, None, Words(text)), days_ago)
    begun = timezone.now() - row["days_ago"] * DAY
    last = topic.posts.aggregate(last=Max("written_at"))["last"]
    pinned = begun if row.get("pinned") else None
    Topic.objects.filter(pk=topic.pk).update(begun_at=begun, last_post_at=last, pinned_at=pinned)
    load_promise(topic, row)


def _date(post, days_ago):
    at = timezone.now() - days_ago * DAY
    Post.objects.filter(pk=post.pk).update(written_at=at, published_at=at)

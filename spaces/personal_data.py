"""What spaces hold about somebody: given to her, and erased with her, or left without her name.

Each part of spaces that keeps something of people adds a `Held` to `HELD`. What points to a participation and
is in no `Held` goes with it: rows that belong to it are erased, the others forget who it was.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import CASCADE, SET_NULL
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override

from portal.registries.personal_data import PersonalData, Published, personal_data
from spaces.choices import ParticipationState, SpaceRole, Standing
from spaces.discussions.titles import removed_if_empty
from spaces.in_sight import in_sight_of
from spaces.models import Participation, Post, PostFile, PostFileRole, SignedAgreement, Topic
from spaces.people.inviting import invitations_of
from spaces.questions.summaries import let_go


@dataclass(frozen=True)
class Held:
    """Something of people that a part of spaces keeps.

    Args:
        name: what it is, an English word, shown translated in what she takes away.
        export: what is held, as a list of JSON-ready values, from her participations and what she may still
            be told of her spaces, an `InSight`.
        erase: takes away what is held, words and files; None where nothing but the rows is.
        release: takes off what tells who she is from what may stay; None where nothing does.
    """

    name: str
    export: Callable[[object, object], list]
    erase: Callable[[object], None] | None = None
    release: Callable[[object], None] | None = None


def _moment(date):
    return date.isoformat() if date else None


def _of(user):
    return Participation.objects.filter(user=user)


def _participations(hers, sight):
    return [
        {
            gettext_noop("space"): sight.name_of(one.space),
            gettext_noop("state"): str(one.get_state_display()),
            gettext_noop("role"): str(one.get_role_display()),
            gettext_noop("pseudonym"): one.pseudonym,
            gettext_noop("request"): one.request,
            gettext_noop("answer"): one.answer,
            gettext_noop("since"): _moment(one.since),
        }
        for one in hers.select_related("space")
    ]


def _agreements(hers, sight):
    return [
        {
            gettext_noop("space"): sight.name_of(signed.participation.space),
            gettext_noop("agreements"): signed.lines,
            gettext_noop("signed"): _moment(signed.signed_at),
        }
        for signed in SignedAgreement.objects.filter(participation__in=hers).select_related(
            "participation__space"
        )
    ]


def _topics(hers, sight):
    return [
        {
            gettext_noop("topic"): sight.of_others(topic.space_id, topic.title),
            gettext_noop("begun"): _moment(topic.begun_at),
        }
        for topic in Topic.objects.filter(author__in=hers).exclude(standing=Standing.REMOVED)
    ]


def _posts(hers, sight):
    rows = Post.objects.filter(author__in=hers).exclude(standing=Standing.REMOVED)
    return [
        {
            gettext_noop("space"): sight.name_of(post.topic.space),
            gettext_noop("topic"): sight.of_others(post.topic.space_id, post.topic.title),
            gettext_noop("message"): post.body,
            gettext_noop("written"): _moment(post.written_at),
            gettext_noop("files"): [file.download_name for file in post.files.all()],
        }
        for post in rows.select_related("topic__space").prefetch_related("files").order_by("written_at")
    ]


def _delete_files(files):
    for file in files:
        file.delete()


def _erase_posts(hers):
    posts = Post.objects.filter(author__in=hers)
    _delete_files(PostFile.objects.filter(post__in=posts))
    topics = set(posts.values_list("topic", flat=True)) | set(
        Topic.objects.filter(author__in=hers).values_list("pk", flat=True)
    )
    let_go(posts)
    posts.update(body="", content_note="", quoted=None, standing=Standing.REMOVED)
    for topic in Topic.objects.filter(pk__in=topics):
        _empty(topic, hers)


def _empty(topic, hers):
    """Take a topic away when nobody else wrote in it; its title, when she gave it."""
    if removed_if_empty(topic):
        return
    if topic.author_id and hers.filter(pk=topic.author_id).exists():
        with override(topic.language):
            Topic.objects.filter(pk=topic.pk).update(title=_gettext("A topic whose author left"))


def _release_posts(hers):
    """Leave her words; a voice or a photo says who she is."""
    telling = PostFile.objects.filter(post__author__in=hers).exclude(role=PostFileRole.FILE)
    _delete_files(telling)


# Each part of spaces that keeps something of people adds its own.
HELD = [
    Held("participations", _participations),
    Held("agreements", _agreements),
    Held("topics", _topics),
    Held("messages", _posts, _erase_posts, _release_posts),
]
WORDS = [gettext_noop("participations"), gettext_noop("topics"), gettext_noop("messages")]


def _export(user):
    sight = in_sight_of(user)
    found = {held.name: held.export(_of(user), sight) for held in HELD}
    invitations = [_moment(invitation.made_at) for invitation in invitations_of(user)]
    return {**found, gettext_noop("invitations to your address"): invitations}


def pointing_to_participations():
    """Return (model, field name, on_delete) of all that points to a participation."""
    return [
        (relation.related_model, relation.field.name, relation.on_delete)
        for relation in Participation._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    ]


def _forget(hers):
    """Erase what belongs to participations; keep one, without anybody, where something was written by it."""
    keys = list(hers.values_list("pk", flat=True))
    wrote = set(Post.objects.filter(author__in=keys).values_list("author", flat=True))
    wrote |= set(Topic.objects.filter(author__in=keys).values_list("author", flat=True))
    for model, field, on_delete in pointing_to_participations():
        rows = model._base_manager.filter(**{f"{field}__in": keys})
        if on_delete is CASCADE:
            for row in rows:
                row.delete()
        elif on_delete is SET_NULL and model not in (Post, Topic):
            rows.update(**{field: None})
    Participation.objects.filter(pk__in=set(keys) - wrote).delete()
    Participation.objects.filter(pk__in=wrote).update(
        user=None,
        pseudonym="",
        request="",
        answer="",
        state=ParticipationState.LEFT,
        role=SpaceRole.PARTICIPANT,
        is_listed=False,
        greeted_at=None,
        agreed_at=None,
    )


def _release(user):
    for held in HELD:
        if held.release:
            held.release(_of(user))
    _forget(_of(user))


def _erase(user):
    for held in HELD:
        if held.erase:
            held.erase(_of(user))
    _forget(_of(user))
    invitations_of(user).delete()


def _published(user):
    return Post.objects.filter(author__in=_of(user), standing=Standing.PUBLISHED)


def register_spaces_data():
    """Declare what is held about who takes part in spaces."""
    personal_data.register(
        PersonalData(
            "spaces",
            _("Your spaces, and what you wrote there"),
            _export,
            _erase,
            published=Published(lambda user: _published(user).count(), _release),
            covers=("spaces.Participation",),
        )
    )

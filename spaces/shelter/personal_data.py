"""What sheltered spaces hold about somebody: given to her, and erased without a mark."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, personal_data
from spaces.choices import Secrecy
from spaces.in_sight import in_sight_of
from spaces.models import MailKind, Participation, Post, Topic
from spaces.questions.summaries import let_go
from spaces.shelter.fading import erase_emptied


def _hers(user):
    return Participation.objects.filter(user=user, space__secrecy=Secrecy.SHELTERED)


def _export(user):
    rows = list(_hers(user).select_related("trusted__user__profile", "space", "mail_choice"))
    sight = in_sight_of(user) if rows else None
    return [
        {
            gettext_noop("name that the others read"): one.pseudonym,
            gettext_noop("who accompanies you"): sight.of_others(
                one.space_id, one.trusted.name if one.trusted else None
            ),
            gettext_noop("where you are written to"): _address(one),
            gettext_noop("of what you are written to"): _kinds(one),
        }
        for one in rows
    ]


def _address(participation):
    choice = getattr(participation, "mail_choice", None)
    return choice.plain_address if choice else None


def _kinds(participation):
    choice = getattr(participation, "mail_choice", None)
    wanted = [kind for kind in MailKind if choice and choice.seen_at and getattr(choice, kind.value)]
    return ", ".join(str(kind.label) for kind in wanted) or None


def _erase(user):
    """Erase what she wrote and her participation, rows and files; elsewhere a mark of it would stay."""
    if not user.signs_with_phrase:
        return
    hers = list(_hers(user).values_list("pk", flat=True))
    posts = Post.objects.filter(author__in=hers)
    topics = list(Topic.objects.select_for_update().filter(posts__in=posts))
    let_go(posts)
    posts.delete()
    for topic in topics:
        if Topic.objects.filter(pk=topic.pk).exists():
            erase_emptied(topic)
    # What is left of them holds the words of others: in joined topics the first message may be another's.
    Topic.objects.filter(author__in=hers).update(title="", author=None, title_expires_at=None)
    Participation.objects.filter(pk__in=hers).delete()


def register_shelter_data():
    """Declare what is held about who has a pseudonym in a sheltered space."""
    personal_data.register(
        PersonalData(
            "shelter",
            _("Your name in sheltered spaces"),
            _export,
            _erase,
            covers=("spaces.EntryCode", "spaces.MailChoice"),
        )
    )

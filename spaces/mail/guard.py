"""Who may be mailed of what: asked when a message is written, and again when it leaves."""

from portal import mail
from portal.registries.mail_guards import MailGuard, mail_guards
from spaces.choices import MailContent, Standing
from spaces.models import (
    MailKind,
    Participation,
    Post,
    QuestionPromise,
    Reuse,
    ReuseState,
    TopicMark,
    address_for,
)
from spaces.models.places import one_reading
from spaces.questions.owning import owner_of

NEWS, WORD = "space_news", "space_word"
POST, QUESTION = "spaces.Post", "spaces.QuestionPromise"
# From what says the least to what says the most.
LEVELS = [MailContent.NOTHING, MailContent.TITLE, MailContent.FULL]


def about(model, key, participation, *more):
    """Return what a message keeps of what it tells: which, to whom, and what else is asked when it leaves."""
    return ":".join(str(part) for part in (model, key, participation.pk, *more))


def take_back(participations):
    """Erase the messages to somebody that wait to leave, with her address.

    Args:
        participations: keys of hers.
    """
    keys = "|".join(str(key) for key in participations)
    if keys:
        # As `about` writes it: which model, which row, to whom.
        mail.take_back(rf"^spaces\.\w+:\d+:({keys})(:|$)")


def about_post(post, participation):
    """Return what a message about a post keeps of it: which, to whom, what it holds, and of which words."""
    return about(POST, post.pk, participation, participation.space.mail_content, _stamp(post))


def about_question(promise, participation):
    """Return what a message about a question keeps of it."""
    return about(QUESTION, promise.pk, participation, participation.space.mail_content)


def _stamp(post):
    return int(post.edited_at.timestamp()) if post.edited_at else 0


def reader_in(space, user, kind):
    """Return the participation by which somebody may be mailed of a space, or None.

    Args:
        kind: a `MailKind`: an account with a passphrase is mailed of those only that she asked for.
    """
    if user is None:
        return None
    hers = Participation.objects.of(user).filter(space=space).select_related("space", "user").first()
    return hers if hers and address_for(hers, kind) else None


def _follows(participation, topic):
    return TopicMark.objects.filter(participation=participation, topic=topic, follows=True).exists()


def may_hear_of_post(user, post):
    """Return the participation by which she may be mailed of a message, or None.

    She reads it, others read it, she follows its topic, did not write it, and takes mail of the space.
    """
    hers = reader_in(post.topic.space, user, MailKind.ANSWERS)
    if hers is None or post.author_id == hers.pk or not _follows(hers, post.topic):
        return None
    with one_reading():
        readable = Post.objects.visible_to(user).filter(pk=post.pk, standing=Standing.PUBLISHED)
        return hers if readable.filter(topic__standing=Standing.PUBLISHED).exists() else None


def may_hear_of_question(user, promise):
    """Return the participation by which she may be mailed of where a question stands, or None.

    Who asked it, while she follows it; who is asked whether her answer may serve elsewhere; and while it is
    open, those who see to it: the moderators, its owner, and the pivot members of the region to whom it was
    passed on.
    """
    topic = promise.topic
    hers = reader_in(topic.space, user, MailKind.QUESTIONS)
    if hers is None or not QuestionPromise.objects.visible_to(user).filter(pk=promise.pk).exists():
        return None
    if topic.author_id == hers.pk:
        return hers if _follows(hers, topic) else None
    if Reuse.objects.filter(post__topic=topic, post__author=hers, state=ReuseState.ASKED).exists():
        return hers
    sees_to_it = hers.is_moderator or hers == owner_of(promise) or _is_pivot(user, promise)
    return hers if promise.is_open and sees_to_it else None


def _is_pivot(user, promise):
    profile = getattr(user, "profile", None)
    region = promise.forwarded_region_id
    return bool(profile and region and profile.pivot_regions.filter(pk=region).exists())


def _still_of_post(user, key, level="", stamp=""):
    post = Post.objects.select_related("topic__space").filter(pk=key).first()
    hers = may_hear_of_post(user, post) if post and stamp == str(_stamp(post)) else None
    return address_for(hers, MailKind.ANSWERS) if hers and _says_no_more_than(level, hers.space) else ""


def _still_of_question(user, key, level=""):
    promise = QuestionPromise.objects.select_related("topic__space").filter(pk=key).first()
    hers = may_hear_of_question(user, promise) if promise else None
    return address_for(hers, MailKind.QUESTIONS) if hers and _says_no_more_than(level, hers.space) else ""


def _says_no_more_than(level, space):
    return level in LEVELS and LEVELS.index(level) <= LEVELS.index(space.mail_content)


# {template: what its messages may be about}; {model: returns the address to which it may still leave, or ""}.
TELLS_OF = {NEWS: {POST, QUESTION}, WORD: {POST, QUESTION}}
STILL = {POST: _still_of_post, QUESTION: _still_of_question}


def allows(template, address, about=""):
    """Tell whether a message about a space may leave.

    The rights of its reader, what she follows and asked for, what the space lets its mails hold and the words
    themselves may have changed since it was written: what was written before is then not sent.

    Args:
        template: its folder of `templates/email/`.
        address: where it goes.
        about: as `about` gives it.
    """
    if template not in TELLS_OF:
        return True
    model, *rest = about.split(":")
    if model not in TELLS_OF[template] or len(rest) < 2 or not (rest[0].isdecimal() and rest[1].isdecimal()):
        return False
    key, participation, *more = rest
    related = Participation.objects.select_related("user__profile").filter(pk=participation)
    hers = related.first()
    return bool(hers and hers.user) and STILL[model](hers.user, key, *more).lower() == address.lower() != ""


def register_guard():
    """Have it asked when each message leaves."""
    mail_guards.register(MailGuard("spaces", allows))

"""Who may do what in spaces: pure functions, one for each deed."""

from spaces.choices import Standing

OPEN = "spaces.open_spaces"
PROMISED = ("secrecy", "pseudonyms", "admission")
CHANGED_BY_HER = (Standing.PUBLISHED, Standing.WAITING, Standing.RETURNED)


def may_open_spaces(user):
    """Tell whether `user` may open a space: the facilitator. It opens to her none of those of others."""
    return bool(user and user.is_authenticated and user.is_active and user.has_perm(OPEN))


def may_write(participation):
    """Tell whether the person of a participation may write in its space now."""
    return not participation.space.is_over


def may_answer(participation, topic):
    """Tell whether she may answer in a topic."""
    return topic.takes_posts and topic.space_id == participation.space_id


def may_edit(participation, post):
    """Tell whether she may change a message: her own, while it stands and its topic is open.

    One that was sent back to her too: changing it sends it again.
    """
    mine = post.author_id == participation.pk
    return mine and post.standing in CHANGED_BY_HER and post.topic.takes_posts


def may_remove(participation, post):
    """Tell whether she may remove a message: her own, at any time, or any, where she moderates."""
    return not post.is_removed and (post.author_id == participation.pk or participation.is_moderator)


def may_transcribe(participation, post):
    """Tell whether she may write what a voice says: the author of the message, or who moderates."""
    return not post.is_removed and (post.author_id == participation.pk or participation.is_moderator)


def may_moderate(participation):
    """Tell whether she moderates the space of a participation."""
    return participation.is_moderator


def may_merge(source, target):
    """Tell whether who moderates both may make them one: alike in what they promise, not sheltered.

    Entered the same way too: whichever goes into which, the people of the wider one would read what was
    written for those of the narrower one.
    """
    alike = all(getattr(source, name) == getattr(target, name) for name in PROMISED)
    both_open = not source.archived_at and not target.archived_at
    return source.pk != target.pk and alike and both_open and not source.is_sheltered


def may_judge(participation, post):
    """Tell whether she decides about a message: any of her space but her own, where she moderates."""
    return participation.is_moderator and post.author_id != participation.pk and not post.is_removed


def may_judge_thing(participation, thing):
    """Tell whether she decides about something beside the messages: any of her space but her own words."""
    here = thing.space_id == participation.space_id
    hers = participation.pk in (thing.author_id, thing.changed_by_id)
    return here and participation.is_moderator and not hers


def may_report(participation, written):
    """Tell whether she may report a message, or a thing of her space: any that she reads but her own.

    Where somebody else wrote last in what she began, it is no longer her own words alone.
    """
    last = getattr(written, "changed_by_id", None) or written.author_id
    return last != participation.pk and written.standing == Standing.PUBLISHED


def may_block(participation, other):
    """Tell whether she may keep another out of her sight: nobody does it to a moderator, nor a moderator."""
    same = other is not None and other.space_id == participation.space_id and other.pk != participation.pk
    return same and not participation.is_moderator and not other.is_moderator


def may_act_on(participation, other):
    """Tell whether she may warn, suspend or take out another: where she moderates, never a moderator."""
    same = other.space_id == participation.space_id and other.pk != participation.pk
    return same and participation.is_moderator and not other.is_moderator


def may_change(participation, thing):
    """Tell whether she may change something of the space: her own, or any where she moderates."""
    mine = thing.author_id == participation.pk
    return may_write(participation) and (mine or participation.is_moderator)


def may_take_away(participation, thing):
    """Tell whether she may remove something of the space: her own at any time, any where she moderates."""
    return thing.author_id == participation.pk or participation.is_moderator


def may_announce(participation):
    """Tell whether she may announce something: the moderators."""
    return may_write(participation) and participation.is_moderator


def may_call_meeting(participation):
    """Tell whether she may call a meeting: anybody, and in a sheltered space the moderators alone."""
    safe = participation.is_moderator or not participation.space.is_sheltered
    return may_write(participation) and safe


def may_see_to_question(participation, topic):
    """Tell whether she may see to a question: a moderator of its space."""
    return participation.is_moderator and topic.is_question and topic.space_id == participation.space_id


def may_mark_answer(participation, topic):
    """Tell whether she may say which message answers a question: who asked it, or a moderator."""
    asked = topic.is_question and topic.author_id == participation.pk
    return asked or may_see_to_question(participation, topic)

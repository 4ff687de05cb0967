"""Merges two notices of one document: one stays, the other leaves its addresses to it."""

from dataclasses import dataclass, field

from wagtail.log_actions import log
from wagtail.models import Page

from documents.comparing import ComparedField, in_words, label_of
from documents.imports.conversion import COPIED
from documents.models import Contributor, DocumentPage, ImportEntry, MergedRecord
from portal.models import FormerAddress
from portal.tree import tree_lock
from portal.visibility import Audience

SINGLE = (
    *COPIED,
    *("language", "file", "cover", "rights", "rights_note", "plain_summary", "for_whom", "content_note"),
    *("other_title", "other_summary"),
)
MANY = ("contributors", "themes", "regions", "tags")
LEFT, RIGHT, BOTH = "left", "right", "both"


class Changed(Exception):
    """One of the two was changed, merged or erased since it was shown."""


@dataclass
class MergeDecision:
    """What she decided, with both before her eyes.

    Args:
        stays: "left" or "right".
        fields: {name: "left" or "right", for several values also "both"}.
        audience: an `Audience` value; None keeps the narrower.
        seen: what `state_of` gave when the two were shown.
    """

    stays: str = LEFT
    fields: dict = field(default_factory=dict)
    audience: str | None = None
    seen: str = ""


def state_of(left, right):
    """Return what tells whether either was changed since."""
    return " ".join(f"{one.latest_revision_id}.{one.audience}.{one.live}" for one in (left, right))


def narrower(left, right):
    """Return the narrower of the audiences of two notices."""
    either = {left.audience, right.audience}
    return Audience.MEMBERS if Audience.MEMBERS in either else Audience.PUBLIC


def who_may_stay(left, right):
    """Return the sides that may stay: what is published does not give way to a draft."""
    if left.live == right.live:
        return [LEFT, RIGHT]
    return [LEFT] if left.live else [RIGHT]


def compared(left: DocumentPage, right: DocumentPage) -> list[ComparedField]:
    """Return the fields that either fills, as their last drafts have them."""
    rows = []
    for name in (*SINGLE, *MANY):
        words = [in_words(name, getattr(one, name)) for one in (left, right)]
        if any(words):
            rows.append(ComparedField(name, label_of(name), *words))
    return rows


def proposed(compared_field: ComparedField) -> str:
    """Return what is proposed for a field: what is filled, both where there may be several."""
    if not compared_field.left or not compared_field.right:
        return LEFT if compared_field.left else RIGHT
    return BOTH if compared_field.name in ("themes", "regions", "tags") else LEFT


def merge(left: DocumentPage, right: DocumentPage, decision: MergeDecision, user) -> DocumentPage:
    """Merge two notices in one transaction.

    The one that stays keeps its address and its state; the other is erased, and its addresses and
    its number lead to the one that stays, through the gate of that one.

    Args:
        left, right: the two, as shown.
        decision: what she decided.
        user: who decides.

    Returns:
        The notice that stays.

    Raises:
        Changed: one of the two is no longer what was shown.
    """
    # A deletion moves the counts of the tree; the lock comes first, as everywhere.
    with tree_lock():
        left, right = _locked(left, right, decision.seen)
        stays, goes = (left, right) if decision.stays == LEFT else (right, left)
        audience = decision.audience or narrower(left, right)
        draft = stays.get_latest_revision_as_object()
        _write(draft, left, right, decision.fields)
        _remember_records(goes, stays)
        FormerAddress.leave(goes, into=stays)
        goes.delete(user=user)
        # Before it is published: nobody reads what is for others, not for a moment.
        if stays.audience != audience:
            stays.set_audience(audience, user=user)
        _save(draft, stays, goes, user)
    return DocumentPage.objects.get(pk=stays.pk)


def _locked(left, right, seen):
    """Return both as stored, locked until the end of the transaction."""
    keys = [left.pk, right.pk]
    list(Page.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    found = DocumentPage.objects.in_bulk(keys)
    if len(found) < 2 or state_of(found[left.pk], found[right.pk]) != seen:
        raise Changed
    return found[left.pk], found[right.pk]


def _write(draft, left, right, choices):
    """Write the chosen fields into the draft of the one that stays."""
    sides = {LEFT: left.get_latest_revision_as_object(), RIGHT: right.get_latest_revision_as_object()}
    for name in SINGLE:
        side = choices.get(name)
        if side in sides:
            setattr(draft, name, getattr(sides[side], name))
    for name in MANY:
        side = choices.get(name)
        if side in (*sides, BOTH):
            chosen = list(sides.values()) if side == BOTH else [sides[side]]
            values = [value for one in chosen for value in getattr(one, name).all()]
            _set_many(draft, name, values)


def _set_many(draft, name, values):
    if name == "contributors":
        unique = {(one.role, one.family, one.given, one.organisation): None for one in values}
        draft.contributors.set(
            [
                Contributor(role=role, family=family, given=given, organisation=organisation)
                for role, family, given, organisation in unique
            ]
        )
    elif name == "tags":
        draft.tags.set(list(dict.fromkeys(tag.name for tag in values)))
    else:
        setattr(draft, name, list(dict.fromkeys(values)))


def _remember_records(goes, stays):
    """Keep what tells an import, done or waiting, that these references are there."""
    ImportEntry.objects.filter(like=goes).update(like=stays)
    MergedRecord.objects.filter(notice=goes).update(notice=stays)
    if goes.import_key or goes.import_digest:
        MergedRecord.objects.create(
            notice=stays,
            title=goes.title,
            import_key=goes.import_key,
            import_digest=goes.import_digest,
        )


def _save(draft, stays, goes, user):
    """Save the draft, publish it where the one that stays is published, and log it."""
    revision = draft.save_revision(user=user)
    if stays.live:
        revision.publish(user=user)
    log(instance=stays, action="documents.merge", user=user, data={"number": goes.pk}, revision=revision)

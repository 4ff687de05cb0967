"""Makes a tool of what was approved, and brings it up to date: each in one transaction."""

from django.db import transaction
from django.utils.text import slugify

from wagtail.coreutils import find_available_slug
from wagtail.models import Revision

from portal.files.models import PortalFile
from portal.files.sharing import note_copy
from portal.links import DEFAULT_LANGUAGE
from portal.tree import tree_lock
from portal.visibility import Audience
from tools.files import forget_files, prepared, prepared_voice
from tools.models import ToolFile, ToolIndexPage, ToolPage, ToolVoice

PLAIN = (
    *("title", "introduction", "purpose", "for_whom", "when_to_use", "how_to_use", "words"),
    *("credit", "told_by", "author", "field", "language", "link", "licence"),
    *("adapted_from", "adapted_from_words"),
)
SEVERAL = ("situations", "themes", "regions")
LONGEST_SLUG = 80
# What an address would lose: « d’œil » is "d-oeil".
SPELT_OUT = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "’": "-", "'": "-"})
# Addresses below the list that are forms.
TAKEN = frozenset({"proposer", "propose", "mot", "word", "ca-m-a-servi", "served"})


class NoToolList(Exception):
    """The site has no list of tools: the team makes one in the administration, under the home page."""


def publish_tool(*, title, files=(), voice=None, audience=Audience.MEMBERS, user=None, **fields):
    """Make a tool and publish it, under the French list.

    Args:
        title: of the tool; the other `fields` are those of `ToolPage`, `tags` a list of words.
        files: [(clean Django file or file of a `PrivateFile`, caption)], copied; the name under which
            each came is forgotten.
        voice: a Django file, or None.
        audience: who reads it.
        user: who publishes it, and may; None for the portal itself.

    Returns:
        The `ToolPage`.

    Raises:
        NoToolList: there is nowhere to put it.
        ValidationError: a file is refused; its message says why and what to do.
    """
    files, voice = _prepared(files, voice)
    with tree_lock():
        index = ToolIndexPage.objects.filter(locale__language_code=DEFAULT_LANGUAGE).first()
        if index is None:
            raise NoToolList
        page = ToolPage(locale=index.locale, audience=audience, owner=user, live=False)
        _fill(page, {"title": title, **fields})
        page.slug = _slug(index, title)
        index.add_child(instance=page)
        _attach(page, files, voice)
        return _publish(page, user)


def update_tool(page, *, title, files=(), voice=None, audience=None, user=None, **fields):
    """Publish a tool as it was approved anew; what was published stays on line until then.

    Args:
        page: the `ToolPage`; the others as for `publish_tool`. Files and sound take the place of
            those that it had.
        audience: None leaves it as it is.

    Returns:
        The `ToolPage`.

    Raises:
        ValidationError: a file is refused; its message says why and what to do.
    """
    files, voice = _prepared(files, voice)
    with transaction.atomic():
        page = ToolPage.objects.select_for_update().get(pk=page.pk)
        former = list(ToolFile.objects.filter(page=page).values_list("file_id", flat=True))
        _fill(page, {"title": title, **fields})
        _attach(page, files, voice)
        page = _publish(page, user)
        if audience is not None and audience != page.audience:
            page.set_audience(audience, user=user)
        forget_files(former)
        if page.confided:
            # What she took out stays in no former state, where the team would read it or bring it back.
            page.revisions.exclude(pk=page.latest_revision_id).delete()
        return page


@transaction.atomic
def put_on_account(page, user):
    """Put a tool that was told for somebody on her account, in its former states too: it goes with her.

    Args:
        page: the `ToolPage`.
        user: who claims it.
    """
    ToolPage.objects.filter(pk=page.pk).update(author=user, confided=True)
    for revision in page.revisions.all():
        content = {**revision.content, "author": user.pk, "confided": True}
        Revision.objects.filter(pk=revision.pk).update(content=content)


def _prepared(files, voice):
    """Clean what comes in before the transaction that others wait for."""
    return [(prepared(file), caption) for file, caption in files], voice and prepared_voice(voice)


def _fill(page, fields):
    for name in PLAIN:
        if name in fields:
            setattr(page, name, fields[name])
    for name in SEVERAL:
        if name in fields:
            setattr(page, name, fields[name])
    page.confided = bool(page.confided or page.author_id or page.told_by)
    if "tags" in fields:
        page.tags.set(fields["tags"])


def _attach(page, files, voice):
    """Put files and sound in place of those that the tool had."""
    page.files = [
        ToolFile(file=_in_library(file, caption or page.title), caption=caption, sort_order=place)
        for place, (file, caption) in enumerate(files)
    ]
    # One by one: what follows a deletion takes the sound from the disk.
    for former in ToolVoice.objects.filter(page=page.pk):
        former.delete()
    if voice:
        sound, seconds = voice
        made = ToolVoice.objects.create(page_id=page.pk, name=page.slug, file=sound, seconds=seconds)
        note_copy(made.file)


def _in_library(file, title):
    kept = PortalFile(title=title[:255], file=file)
    kept.save()
    note_copy(kept.file)
    return kept


def _publish(page, user):
    page.save_revision(user=user).publish(user=user)
    return ToolPage.objects.get(pk=page.pk)


def _slug(index, title):
    wanted = slugify(title.translate(SPELT_OUT))[:LONGEST_SLUG].strip("-") or "outil"
    return find_available_slug(index, f"{wanted}-outil" if wanted in TAKEN else wanted)

"""The doors of spaces: a page in each language, made and taken away with what the space is."""

from django.utils.text import slugify

from wagtail.models import PageLogEntry

from wagtail_localize.models import TranslatableObject

from portal.tree import tree_lock
from portal.visibility import Audience
from spaces.choices import Secrecy
from spaces.models import SpaceIndexPage, SpacePage

LANGUAGES = ("fr", "en")


def doors_of(space):
    """Return the doors of a space, published or not."""
    return SpacePage.objects.filter(space_id=space.pk)


def follow_space(space, former_names=None):
    """Bring the doors of a space to what it is now, in the caller's transaction.

    A listed space has a door for members, a sheltered one a public door, a discreet one none. Once made, a
    door is the editors': only a title that is still the name of the space follows it.

    Args:
        former_names: {language: what it was called before}.
    """
    if space.secrecy == Secrecy.DISCREET:
        take_away(space)
    elif space.archived_at:
        close(space)
    else:
        _open(space, former_names or {})


def _title(space, language):
    return (space.name_en if language == "en" else "") or space.name_fr


def _purpose(space, language):
    return (space.purpose_en if language == "en" else "") or space.purpose_fr


def _open(space, former_names):
    found = {door.locale.language_code: door for door in doors_of(space).select_related("locale")}
    indexes = {page.locale.language_code: page for page in SpaceIndexPage.objects.select_related("locale")}
    for language in LANGUAGES:
        door = found.get(language)
        if door is None and language in indexes:
            found[language] = _make(space, indexes[language], language, found)
        elif door is not None:
            _bring_up_to_date(door, _title(space, language), former_names.get(language))


def _make(space, index, language, others):
    """Make the door of a language under the map of that language."""
    title = _title(space, language)
    page = SpacePage(
        title=title,
        slug=_free_slug(index, title),
        introduction=_purpose(space, language),
        space_id=space.pk,
        audience=Audience.PUBLIC if space.is_sheltered else Audience.MEMBERS,
        locale=index.locale,
    )
    if others:
        page.translation_key = next(iter(others.values())).translation_key
    with tree_lock():
        index.refresh_from_db()
        index.add_child(instance=page)
    page.save_revision().publish()
    return page


def _free_slug(index, title):
    slug = slugify(title)[:60] or "e"
    taken = set(index.get_children().values_list("slug", flat=True))
    return next(one for one in [slug, *(f"{slug}-{n}" for n in range(2, 999))] if one not in taken)


def _bring_up_to_date(door, title, former_name):
    follows = former_name is not None and door.title == former_name and title != former_name
    if follows:
        door.title = door.draft_title = title
    if follows or not door.live:
        door.save_revision().publish()


def close(space):
    """Take the doors of a space off line; they stand there again once it is open."""
    for door in doors_of(space).filter(live=True):
        door.unpublish(log_action=None)


def take_away(space):
    """Delete the doors of a space, and what the admin keeps of them: a discreet space has no name there."""
    doors = list(doors_of(space))
    if not doors:
        return
    keys = {door.translation_key for door in doors}
    with tree_lock():
        for door in doors:
            SpacePage.objects.get(pk=door.pk).delete()
    PageLogEntry.objects.filter(page_id__in=[door.pk for door in doors]).delete()
    TranslatableObject.objects.filter(translation_key__in=keys).delete()

"""Writes a reference into the empty fields of a notice, as a draft for somebody to look at."""

from django.db import transaction

from documents.imports.conversion import COPIED, contributors_of, shorten
from documents.models import DocumentPage
from documents.references.reference import Reference
from documents.vocabulary import Vocabulary

# A notice always has them.
NEVER_EMPTY = {"title", "kind"}
FILLABLE = tuple(name for name in COPIED if name not in NEVER_EMPTY)
MANY = ("contributors", "themes", "regions", "tags")


def missing_in(notice: DocumentPage, reference: Reference) -> list[str]:
    """Return the names of the fields that are empty in `notice` and that `reference` fills.

    Args:
        notice: as its last draft has it.
        reference: what is offered.
    """
    names = [name for name in FILLABLE if getattr(reference, name) and not getattr(notice, name)]
    if reference.contributors and not notice.contributors.all():
        names.append("contributors")
    if reference.keywords and not notice.tags.all():
        names.append("tags")
    return names


def fill(notice: DocumentPage, reference: Reference, names, vocabulary: Vocabulary):
    """Write the fields `names` of a reference into a notice, without saving it."""
    for name in names:
        if name == "contributors":
            notice.contributors.set(contributors_of(reference))
        elif name == "tags":
            words = [word[:100] for word in reference.keywords]
            notice.tags.set(words)
            notice.themes = notice.themes.all() or vocabulary.themes(words)
            notice.regions = notice.regions.all() or vocabulary.regions(words)
        else:
            setattr(notice, name, shorten(name, getattr(reference, name))[0])


@transaction.atomic
def complete(notice: DocumentPage, reference: Reference, vocabulary: Vocabulary, user, only=None):
    """Write a draft of `notice` whose empty fields come from `reference`; what is published stays.

    Args:
        notice: the notice; its last draft is what is completed.
        reference: what is offered.
        vocabulary: the themes and regions that keywords name.
        user: who decides it.
        only: names of the fields to take; all by default.

    Returns:
        The names of the fields that were filled.
    """
    DocumentPage.objects.select_for_update().filter(pk=notice.pk).values_list("pk").first()
    draft = DocumentPage.objects.get(pk=notice.pk).get_latest_revision_as_object()
    names = [name for name in missing_in(draft, reference) if only is None or name in only]
    if names:
        fill(draft, reference, names, vocabulary)
        draft.save_revision(user=user, log_action=True)
    return names

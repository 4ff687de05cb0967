"""Two records side by side, field by field, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.imports.conversion import COPIED
from documents.kinds import DocumentKind
from documents.models import DocumentPage
from documents.models.notice import DocumentLanguage, Rights

COMMON = (*COPIED, "language")
LISTS = ("contributors", "tags")
CHOICES = {
    "kind": dict(DocumentKind.choices),
    "language": dict(DocumentLanguage.choices),
    "rights": dict(Rights.choices),
}


@dataclass(frozen=True)
class ComparedField:
    """A field of two records.

    Args:
        name: of the field.
        label: in the reader's language.
        left, right: what each says, "" where it says nothing.
    """

    name: str
    label: str
    left: str
    right: str

    @property
    def differs(self):
        """Whether the two say something else."""
        return self.left != self.right


def label_of(name):
    """Return what a field of a notice is called, its first letter a capital."""
    label = _("Who made it") if name == "contributors" else DocumentPage._meta.get_field(name).verbose_name
    return f"{str(label)[:1].upper()}{str(label)[1:]}"


def in_words(name, value):
    """Return the value of a field as a text to read."""
    if name == "contributors":
        return " ; ".join(_contributor(one) for one in value.all())
    if name in ("tags", "themes", "regions"):
        return ", ".join(sorted(str(one) for one in value.all()))
    return str(CHOICES[name].get(value, value)) if name in CHOICES else str(value or "")


def _contributor(one):
    return f"{one} ({one.get_role_display()})" if one.role != "author" else str(one)


def words_of_notice(notice, names=(*COMMON, *LISTS)):
    """Return {name of the field: text} of a notice."""
    return {name: in_words(name, getattr(notice, name)) for name in names}


def words_of_reference(reference):
    """Return {name of the field: text} of a reference."""
    from documents.imports.conversion import contributors_of

    words = {name: in_words(name, getattr(reference, name)) for name in COMMON}
    # What an import makes of a reference without a language.
    words["language"] = words["language"] or in_words("language", DocumentLanguage.FRENCH)
    words["contributors"] = " ; ".join(_contributor(one) for one in contributors_of(reference))
    words["tags"] = ", ".join(sorted(reference.keywords))
    return words


def compare(left: dict, right: dict) -> list[ComparedField]:
    """Return the fields that one of two records fills, in the order of `left`."""
    return [
        ComparedField(name, label_of(name), text, right.get(name, ""))
        for name, text in left.items()
        if text or right.get(name)
    ]

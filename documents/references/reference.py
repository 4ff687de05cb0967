"""A reference as files exchange it: the record of a notice, apart from the database."""

import hashlib
import json
from dataclasses import asdict, dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.kinds import DocumentKind


class ContributorRole(models.TextChoices):
    """What somebody did for a document."""

    AUTHOR = "author", _("Author")
    EDITOR = "editor", _("Editor")
    DIRECTOR = "director", _("Director")
    TRANSLATOR = "translator", _("Translator")
    HOST = "host", _("Host")
    SPEAKER = "speaker", _("Speaker")


@dataclass(frozen=True)
class Name:
    """Who contributed: a person (family, given) or an organisation, in a role."""

    family: str = ""
    given: str = ""
    organisation: str = ""
    role: str = ContributorRole.AUTHOR

    @property
    def key(self) -> str:
        """The word by which it is compared and sorted."""
        return self.organisation or self.family


@dataclass
class Reference:
    """A reference. Texts are plain, empty where unknown; `date` is a partial date."""

    title: str
    kind: str = DocumentKind.WEB_PAGE
    key: str = ""
    contributors: list[Name] = field(default_factory=list)
    date: str = ""
    genre: str = ""
    publisher: str = ""
    place: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    series: str = ""
    number: str = ""
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    law_citation: str = ""
    link: str = ""
    language: str = ""
    rights: str = ""
    abstract: str = ""
    note: str = ""
    keywords: list[str] = field(default_factory=list)
    line: int = 0

    def digest(self) -> str:
        """Return the fingerprint of the record: alike for the same record from any format."""
        record = asdict(self)
        for name in ("line", "key"):
            record.pop(name)
        return hashlib.sha256(json.dumps(record, sort_keys=True, default=str).encode()).hexdigest()

    def to_record(self) -> dict:
        """Return the record as JSON-ready values."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: dict) -> "Reference":
        """Return the reference that `to_record` gave as values."""
        return cls(**{**record, "contributors": [Name(**name) for name in record["contributors"]]})


@dataclass(frozen=True)
class Rejected:
    """An entry that could not be read.

    Args:
        line: where it begins.
        reason: why (translated).
        key: its own key, if it gives one.
        beginning: its first words, as they stand in the file.
    """

    line: int
    reason: str
    key: str = ""
    beginning: str = ""


@dataclass
class ReadResult:
    """What a file holds."""

    references: list[Reference] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

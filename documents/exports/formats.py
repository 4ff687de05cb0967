"""The forms in which references are given."""

from collections.abc import Callable
from dataclasses import dataclass

from documents.exports import bibtex, csl_json, ris


@dataclass(frozen=True)
class ExportFormat:
    """A form of references.

    Args:
        extension: of its files, and in addresses.
        label: the name that people know.
        media_type: what to declare.
        write: makes the file from a list of `Reference`.
    """

    extension: str
    label: str
    media_type: str
    write: Callable[[list], str]


# The most faithful first.
FORMATS = {
    found.extension: found
    for found in (
        ExportFormat("ris", "RIS", "application/x-research-info-systems", ris.write),
        ExportFormat("bib", "BibTeX", "application/x-bibtex", bibtex.write),
        ExportFormat("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json.write),
    )
}

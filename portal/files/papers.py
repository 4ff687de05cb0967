"""Photos of a paper become one PDF: what people have in their hands is taken as it is."""

import tempfile
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.files.clean import CleanFile, refuse, run_apart

MOST_PHOTOS = 40
SECONDS, SECONDS_A_PHOTO = 10, 2


def pdf_of_photos(files, language: str) -> CleanFile:
    """Make one PDF of photos, a page each, in a process of its own.

    It takes a second or so for each photo: a long paper is bound in the background, while nobody waits.

    Args:
        files: Django files of clean pictures, in the order of the pages; each is read once, in its turn.
        language: of the words on the paper: "fr", "en".

    Returns:
        A clean file; its facts say how many pages it has.

    Raises:
        ValidationError: there is none, there are too many, or one is refused.
    """
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        photos, destination = Path(folder) / "photos", Path(folder) / "paper.pdf"
        photos.mkdir()
        number = _copy(files, photos)
        with override(language):
            title = _("Paper document")
        facts = run_apart(
            ["portal.files.binding", photos, destination, language, title],
            seconds=SECONDS + SECONDS_A_PHOTO * number,
        )
        if "refused" in facts:
            refuse(facts["refused"])
        return CleanFile(destination.read_bytes(), "pdf", facts)


def _copy(files, folder):
    """Write the photos under names that give their order; return how many there are."""
    number = 0
    for number, file in enumerate(files, 1):
        if number > MOST_PHOTOS:
            raise ValidationError(
                _("%(most)s photos at most make one paper."), code="photos", params={"most": MOST_PHOTOS}
            )
        file.seek(0)
        with (folder / f"{number:03}").open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
    if not number:
        refuse("empty")
    return number

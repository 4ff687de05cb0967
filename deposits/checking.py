"""Before it is sent: what looks like a name, a telephone number, an address, in the words and the files."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from deposits.answers import facts_of, words_of
from portal.anonymity.marking import marked
from portal.anonymity.spots import Spot, spot
from portal.files.models import TextState

MOST_SHOWN = 12  # spots of one file
AROUND = 60  # characters


def _looked(label):
    said = {"required": _("Tick it once you have looked.")}
    return forms.BooleanField(label=label, label_suffix="", error_messages=said)


class CheckForm(forms.Form):
    """She looked herself: a machine sees little."""

    no_name = _looked(_("No name of a person whom I support"))
    no_face = _looked(_("No face, no voice by which she is recognised"))
    no_place = _looked(_("No place where she lives or hides"))


@dataclass(frozen=True)
class CheckedFile:
    """A file, and what looks like a name in its text.

    Args:
        file: a `DepositFile`.
        passages: a few words around each, as safe HTML.
        is_read: whether its text could be read: a photo is looked at by eyes only.
        waits: whether its text is being read.
    """

    file: object
    passages: list
    is_read: bool
    waits: bool


def _around(text, found):
    begin, end = max(0, found.start - AROUND), min(len(text), found.end + AROUND)
    part = text[begin:end]
    return marked(part, [Spot(found.start - begin, found.end - begin, found.kind, found.text)])


def _checked(file, language):
    spots = spot(file.words, language)[:MOST_SHOWN] if file.words else []
    return CheckedFile(
        file,
        [_around(file.words, found) for found in spots],
        file.text_state in (TextState.READ, TextState.LONG),
        file.text_state == TextState.WAITING,
    )


def what_to_check(deposit):
    """Return what was given: {"words": [(label, safe HTML)], "facts": [(label, text)], "files":
    [`CheckedFile`], "number": of what is marked}.
    """
    language = deposit.language
    words = [(label, text, spot(text, language)) for _name, label, text in words_of(deposit)]
    files = [_checked(file, language) for file in deposit.files.exclude(role="paper")]
    number = sum(len(spots) for _label, _text, spots in words) + sum(len(one.passages) for one in files)
    return {
        "words": [(label, marked(text, spots)) for label, text, spots in words],
        "facts": facts_of(deposit),
        "files": files,
        "number": number,
    }

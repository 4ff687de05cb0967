"""Captions are WebVTT, or the line that is wrong is named; words and chapters are made of them."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from webinars.recordings.captions import LARGEST, clean_captions, cues_of
from webinars.recordings.desk.forms import WordsForm
from webinars.recordings.times import moment, seconds_of
from webinars.recordings.words import chapters_in_words, passages_of, read_chapters, typed_passages

GOOD = (
    "WEBVTT\n\n1\n00:01.000 --> 00:02.500 align:start\n<v Ada>Bonjour</v>\nà toutes\n\n"
    "01:00:00.000 --> 01:00:02.000\nFin\n"
)


def test_captions_are_kept_as_they_are_said():
    text = clean_captions(GOOD.encode())
    assert [(cue.start, cue.text) for cue in cues_of(text)] == [(1.0, "Bonjour à toutes"), (3600.0, "Fin")]


def test_the_notes_and_styles_of_who_made_them_are_left_out():
    noted = GOOD.replace(
        "WEBVTT\n", "WEBVTT Titre zqqui\n\nNOTE fait par zqqui\n\nSTYLE\n::cue { color: red }\n"
    )
    text = clean_captions(noted.encode())
    assert "zqqui" not in text
    assert "::cue" not in text
    assert "Bonjour" in text


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "beginning", None),
        ("1\n00:01.000 --> 00:02.000\nBonjour\n", "beginning", None),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\nBonjour\n", "beginning", None),
        ("WEBVTT\n\n00:01 --> 00:02.000\nBonjour\n", "times", 3),
        ("WEBVTT\n\n00:01.000 -> 00:02.000\nBonjour\n", "no_time", 3),
        ("WEBVTT\n\n00:03.000 --> 00:02.000\nBonjour\n", "backwards", 3),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n", "order", 6),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n00:07.000 --> 00:08.000\nB\n", "times", 5),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\nPerdue\n", "no_time", 6),
        ("WEBVTT\n\n00:05.000 --> 00:61.000\nA\n", "times", 3),
        ("WEBVTT\n\nNOTE rien\n", "none", None),
        (f"WEBVTT\n\n{'9' * 400}:00:01.000 --> {'9' * 400}:00:02.000\nA\n", "times", 3),
        (f"WEBVTT\n\n{'9' * 5000}:00:01.000 --> {'9' * 5000}:00:02.000\nA\n", "times", 3),
    ],
)
def test_what_is_not_webvtt_is_refused_with_the_line_that_is_wrong(content, code, line):
    with pytest.raises(ValidationError) as refusal:
        clean_captions(content.encode())
    assert refusal.value.code == code
    assert (refusal.value.params or {}).get("line") == line
    assert str(line or 1) in refusal.value.messages[0] or code == "none"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_with_its_mark_is_read_in_its_encoding(encoding):
    assert "à toutes" in clean_captions(GOOD.encode(encoding))


@pytest.mark.parametrize("content", [GOOD.encode("latin-1"), b"WEBVTT\n\n\0", bytes(3 * 1024 * 1024)])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(ValidationError):
        clean_captions(content)


@pytest.mark.parametrize(
    "content",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nA --> B\n",
        f"1\n{'9' * 5000}:00:01,000 --> {'9' * 5000}:00:02,000\nA\n",
    ],
)
def test_subrip_that_is_broken_is_refused_in_words(content):
    with pytest.raises(ValidationError):
        clean_captions(content.encode())


def test_lines_ended_as_windows_does_are_the_same():
    assert clean_captions(GOOD.replace("\n", "\r\n").encode()) == clean_captions(GOOD.encode())


def test_subrip_is_made_into_webvtt():
    text = clean_captions(b"1\n00:00:01,000 --> 00:00:02,000\nBonjour\n")
    assert text.startswith("WEBVTT")
    assert cues_of(text)[0].text == "Bonjour"


def test_sentences_are_put_together_and_cut_where_it_was_silent():
    content = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\nUne\n\n00:02.000 --> 00:04.000\nphrase.\n\n"
        "00:30.000 --> 00:32.000\nUne autre.\n"
    )
    assert passages_of(cues_of(content)) == [[0, "Une phrase."], [30, "Une autre."]]


def test_a_passage_lasts_some_ten_seconds_so_that_what_is_found_leads_close_to_it():
    words = "Une phrase qui dure un peu plus de cinq secondes, dite sans se presser."
    times = [f"00:{start:02d}.000 --> 00:{start + 5:02d}.000" for start in range(0, 30, 5)]
    content = "WEBVTT\n\n" + "\n\n".join(f"{time}\n{words} {place}." for place, time in enumerate(times))
    assert [seconds for seconds, _text in passages_of(cues_of(content))] == [0, 10, 20]


def test_the_spaces_that_hold_words_together_stay():
    content = "WEBVTT\n\n00:00.000 --> 00:02.000\n«\u00a0Ça va\u00a0?\u00a0»\n"
    assert passages_of(cues_of(clean_captions(content.encode()))) == [[0, "«\u00a0Ça va\u00a0?\u00a0»"]]
    assert typed_passages("[0:10] Quoi\u00a0?") == [[10, "Quoi\u00a0?"]]


def test_a_typed_transcript_keeps_the_moments_that_it_gives():
    assert typed_passages("Début\nsuite\n\n[12:34] Une question\n\n1:02:03 - La fin\n\n\n") == [
        [None, "Début suite"],
        [754, "Une question"],
        [3723, "La fin"],
    ]


def test_chapters_are_a_time_and_a_title_a_line():
    chapters = read_chapters("0:00 Accueil\n\n12:34 – Les questions\n1:02:03 Fin")
    assert chapters == [[0, "Accueil"], [754, "Les questions"], [3723, "Fin"]]
    assert read_chapters(chapters_in_words(chapters)) == chapters


@pytest.mark.parametrize(
    ("typed", "line"), [("Accueil", 1), ("0:00 A\n0:00 B", 2), ("0:00 A\n\n1:99 B", 3), ("0:00 A\n12:34", 2)]
)
def test_a_chapter_that_is_wrong_is_named_by_its_line(typed, line):
    with pytest.raises(ValidationError) as refusal:
        read_chapters(typed)
    assert refusal.value.params["line"] == line


@pytest.mark.parametrize("seconds", [0, 59, 60, 754, 3599, 3600, 36_000])
def test_moments_are_written_as_they_are_read(seconds):
    assert seconds_of(moment(seconds)) == seconds


class Counted(SimpleUploadedFile):
    """A file that counts what is read of it."""

    taken = 0

    def read(self, *args):
        """Return what is asked, and count it."""
        content = super().read(*args)
        self.taken += len(content)
        return content


def test_a_video_sent_as_captions_is_refused_without_being_read_whole():
    file = Counted("reunion.mp4", bytes(4 * LARGEST))
    form = WordsForm({"language": "fr"}, {"captions": file})
    assert "captions" in form.errors
    assert file.taken <= LARGEST + 1

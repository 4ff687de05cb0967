"""The words of a question are cleaned, and stay hers."""

import pytest

from webinars.questions.words import clean_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bonjour   à  toutes  ", "Bonjour à toutes"),
        ("Un\r\nDeux\rTrois", "Un\nDeux\nTrois"),
        ("Un\n\n\n\n\nDeux", "Un\n\nDeux"),
        ("a\u0000b\u0007c\td", "abc d"),
        ("\u202ea\u202c\u2066b\u2069\u200bc\ufeff", "abc"),
        ("e\u0301te\u0301", "été"),
        ("a" + "\u0321" * 40, "a" + "\u0321" * 3),
        ("كيف نساعد؟", "كيف نساعد؟"),
        ("👩\u200d🏫 می\u200cخواهم", "👩\u200d🏫 می\u200cخواهم"),
        ("\ue000\ud800 ", ""),
        ("<b>gras</b>", "<b>gras</b>"),
    ],
)
def test_words_are_kept_and_what_harms_a_screen_is_not(typed, kept):
    assert clean_words(typed) == kept

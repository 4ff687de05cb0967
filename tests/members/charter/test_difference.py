"""What changed between two texts."""

from members.charter.difference import Piece, blocks_of, difference


def test_a_text_that_did_not_change_has_no_difference():
    assert difference("<p>Un.</p><p>Deux.</p>", "<p>Un.</p><p>Deux.</p>") == []


def test_a_reworded_paragraph_shows_its_words():
    (block,) = difference("<p>Je garde tout pour moi.</p>", "<p>Je garde presque tout pour moi.</p>")
    assert block == [Piece("same", "Je garde "), Piece("added", "presque "), Piece("same", "tout pour moi.")]


def test_a_paragraph_that_came_or_went_is_shown_whole():
    changed = difference("<p>Un un un.</p><p>Deux.</p>", "<p>Deux.</p><p>Trois trois.</p>")
    assert changed == [[Piece("removed", "Un un un.")], [Piece("added", "Trois trois.")]]


def test_two_paragraphs_that_have_nothing_in_common_are_not_mixed():
    changed = difference("<p>Les chats dorment ici.</p>", "<p>Une promesse de silence.</p>")
    assert [[piece.kind for piece in block] for block in changed] == [["removed"], ["added"]]


def test_markup_is_not_taken_for_words():
    assert blocks_of("<h2>Titre</h2><ul><li>Un <b>mot</b></li><li>Deux</li></ul><p>a &lt; b<br>c</p>") == [
        *("Titre", "Un mot", "Deux", "a < b", "c"),
    ]

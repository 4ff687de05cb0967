"""A text is shown with what was found in it, in words too, and nothing in it becomes a page's."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import override

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.anonymity.marking import KINDS, marked
from portal.anonymity.spots import Spot, spot

ADDED = re.compile(r'<mark data-kind="\w+"><span class="visually-hidden">\[[^\]]*\] </span>|</mark>')


def shown(text):
    return marked(text, spot(text))


def test_each_kind_says_what_it_may_be_to_who_does_not_see_colours():
    with override("en"):
        html = shown("Mme Roy, 418 555-0134")
        assert html.count("<mark ") == html.count("</mark>") == 2
        assert '<span class="visually-hidden">[a person’s name] </span>Roy</mark>' in html
        assert '<span class="visually-hidden">[telephone number] </span>418 555-0134</mark>' in html
    assert len({str(label) for label in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> Mme <b>Roy</b>",
        "Nathalie\"'><img src=x> & Kevin",
        "a<b@exemple.ca>",
        "&lt;Kevin&gt;",
    ],
)
def test_what_is_hostile_is_shown_as_it_was_written(text):
    html = shown(text)
    assert isinstance(html, SafeString)
    assert ADDED.sub("", html) == escape(text)


def test_a_text_that_calls_itself_safe_is_not_believed():
    text = SafeString("<i>Mme Roy</i>")
    assert "<i>" not in marked(text, spot(text))


def test_a_spot_that_is_hostile_changes_nothing():
    text = "Nathalie est là."
    hostile = [
        Spot(0, 8, '"><script>', "<script>alert(1)</script>"),
        Spot(4, 12, "name", "dessus"),
        Spot(-5, 3, "name", "avant"),
        Spot(9, 99, "name", "après"),
        Spot(9, 9, "name", ""),
    ]
    html = marked(text, hostile)
    assert "<script>" not in html
    assert html.count("<mark") == 1
    assert "Nathalie</mark> est là." in html


@given(st.text("<>&\"' Mme RoyNathalie418-5501@.ca", max_size=80))
def test_nothing_is_lost_nor_added_but_the_marks(text):
    assert ADDED.sub("", shown(text)) == escape(text)

"""What people write becomes HTML: nothing in it acts, says where it leads, or takes long."""

import re
import time
from html import unescape

import pytest

from portal.markdown import to_html, to_text

HOSTILE = 20_000  # characters: the longest message
LONG = 1.5  # seconds, on a machine that is busy with other things
BOMBS = [
    *("*", "_", "**a", "*a_ ", "*a **b ", "[", "![", "[a](", "](", "[a][", "[a]: b\n", "(("),
    *("<", "<a ", "<!--", "\n\n- ", "* a\n "),
    *("`", "``a", "~~~\n", "> ", ">", "> - ", "- ", "1. ", "    ", "\t", "# ", "\\", "&", "&#"),
    *("a@", "http://", "www.a"),
]  # fmt: skip


def test_hostile_runs_are_rendered_at_once():
    took = {}
    for piece in BOMBS:
        began = time.process_time()
        to_html((piece * HOSTILE)[:HOSTILE])
        took[piece] = time.process_time() - began
    assert [piece for piece, seconds in took.items() if seconds > LONG] == []


def test_lists_and_quotes_one_in_another_stop_somewhere():
    assert to_html(">" * HOSTILE).count("<blockquote>") <= 20


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:msgbox)",
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)" onclick="alert(1)">a</a>',
        "<img src=x onerror=alert(1)>",
        "![a](https://evil.example/pixel.png)",
        "<iframe src=https://evil.example></iframe>",
    ],
)
def test_nothing_in_it_acts(text):
    html = to_html(text)
    # What is shown as it was typed does nothing: only tags count.
    for tag in re.findall("<[^>]*>", html.lower()):
        assert not re.search("script|data:|onclick|onerror|<img|<iframe", tag), tag


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("[ma banque](https://evil.example/a)", "evil.example"),
        ("[ma banque](//evil.example/a)", "evil.example"),
        ("[banque.example](https://banque.example@evil.example/)", "evil.example"),
        ("[**banque**](http://evil.example:8080)", "evil.example:8080"),
    ],
)
def test_a_link_says_where_it_leads(text, host):
    assert f"({host})" in to_html(text)


@pytest.mark.parametrize(
    "text", ["https://cles.example/a", "[cles.example](https://cles.example/a)", "[ici](/fr/outils/)"]
)
def test_a_link_that_says_so_already_says_it_once(text):
    html = to_html(text)
    assert "<a " in html
    assert "(" not in html


def test_a_link_tells_nobody_where_from():
    assert 'rel="nofollow ugc noopener noreferrer"' in to_html("https://cles.example")


def test_code_is_shown_as_it_was_typed():
    assert "<pre><code>&lt;b&gt;\n</code></pre>" in to_html("```html\n<b>\n```")


def test_lines_paragraphs_and_lists_are_as_they_were_typed():
    html = to_html("Un\ndeux\n\n**Trois**\n\n- a\n- b\n\n# Titre")
    for piece in ("Un<br>\ndeux", "<strong>Trois</strong>", "<li>a</li>", "<h3>Titre</h3>"):
        assert piece in html


def test_its_words_alone_are_on_one_line():
    assert to_text("# A\n\n**b** & <i>c</i>\n\n- d") == "A b & <i>c</i> d"


@pytest.mark.parametrize(
    "text", ["", "\x00", "a\x00b", "\ud83d".encode("utf-8", "replace").decode(), "\u202e"]
)
def test_odd_characters_break_nothing(text):
    assert isinstance(to_html(text), str)


def test_a_mark_stays_with_its_word_and_a_number_on_its_line():
    html = unescape(to_html("**Un chien** ? « Oui » : 1 800 363-9010, `a ? b`"))
    assert "</strong>\xa0? «\xa0Oui\xa0»\xa0: 1\xa0800\xa0363-9010" in html
    assert "<code>a ? b</code>" in html

"""What the pages of the demonstration say of the portal is what it does."""

from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "home" / "demonstration" / "pages"
# What was true before one could apply, be accepted and sign.
OUTDATED = [
    ("about.fr", "Ce qui est ouvert aujourd’hui"),
    ("about.en", "What is open today"),
    ("privacy.fr", "personne ne peut s’inscrire"),
    ("privacy.en", "nobody can sign up"),
    ("help.fr", "à qui elle a ouvert un compte"),
    ("help.en", "for whom it has opened an account"),
]
SAID = [
    ("about.fr", "/fr/adhesion/"),
    ("about.en", "/en/join/"),
    *((f"help.{language}", "page:help-join") for language in ("fr", "en")),
    *((f"help.{language}", "page:help-applications") for language in ("fr", "en")),
    ("privacy.fr", "**Une demande d’adhésion** qui n’a pas de suite"),
    ("privacy.en", "**An application** that leads nowhere"),
    ("privacy.fr", "**La charte signée**"),
    ("privacy.en", "**The signed charter**"),
]


def text_of(name):
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "words"), OUTDATED)
def test_no_page_says_what_is_no_longer_so(name, words):
    assert words not in text_of(name)


@pytest.mark.parametrize(("name", "words"), SAID)
def test_each_page_says_what_is_so_now(name, words):
    assert words in text_of(name)


def test_the_second_step_has_one_name_in_french():
    texts = [path.read_text(encoding="utf-8") for path in PAGES.glob("help*.fr.md")]
    assert len(texts) > 10
    for other in ("deuxième facteur", "double vérification"):
        assert not [text for text in texts if other in text.lower()]

"""The rules of the house that a machine can hold."""

import ast
import re
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.utils.translation import gettext, override

import polib
import pytest

ROOT = Path(settings.BASE_DIR)
# An app may import those on its left, and never those on its right.
FLOORS = [
    ["portal"],
    ["members"],
    ["deposits"],
    ["documents", "webinars", "tools", "news", "spaces"],
    ["notifications", "newsletter", "evaluation"],
    ["home"],
]
FLOOR_OF = {app: floor for floor, apps in enumerate(FLOORS) for app in apps}
# portal/urls.py is the one place that mounts the apps' addresses.
MOUNTS_APPS = {"portal/urls.py"}


def sources(*folders):
    found = [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]
    assert found, f"No Python file in {folders}."
    return found


def apps():
    return [app for app in FLOOR_OF if (ROOT / app / "__init__.py").exists()]


def imported_modules(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def test_imports_point_one_way():
    wrong = []
    for app in apps():
        for path in sources(app):
            name = path.relative_to(ROOT).as_posix()
            for module in imported_modules(path):
                other = module.split(".")[0]
                up = FLOOR_OF.get(other, -1) > FLOOR_OF[app]
                sibling = other != app and FLOOR_OF.get(other) == FLOOR_OF[app]
                if (up or sibling) and name not in MOUNTS_APPS:
                    wrong.append(f"{name} imports {module}")
    assert wrong == []


@pytest.mark.parametrize("call", ["live", "public", "not_public", "private"])
def test_nothing_lists_pages_past_the_gate(call):
    bare = re.compile(rf"\.{call}\(\)")
    found = [path.relative_to(ROOT) for path in sources(*apps()) if bare.search(path.read_text("utf-8"))]
    templates = list((ROOT / "templates").rglob("*.html"))
    assert templates
    shown = re.compile(rf"\.{call}\b")
    found += [path.relative_to(ROOT) for path in templates if shown.search(path.read_text("utf-8"))]
    assert found == []


def test_system_checks_pass():
    assert run_checks() == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_message_has_its_translation(language):
    catalogue = polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))
    assert len(catalogue) > 50
    if language == "fr":
        assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_the_french_catalogue_is_in_use():
    with override("fr"):
        assert gettext("Search the documentation centre") == "Chercher dans le centre de documentation"


def test_each_test_file_is_collected():
    stray = [path for path in (ROOT / "tests").rglob("*.py") if path.name.endswith("_test.py")]
    assert stray == []
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_page_type_escapes_the_house_rules():
    from wagtail.models import Page

    from portal.checks import page_type_errors

    assert [error.id for error in page_type_errors(Page)] == ["portal.E001"]


def pinned(path):
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line and not line.startswith(("#", "-"))}


def test_what_the_tests_install_holds_everything_that_the_portal_needs():
    needed = pinned(ROOT / "requirements.txt")
    assert len(needed) > 30
    assert needed <= pinned(ROOT / "requirements-dev.txt")


def test_every_requirement_asked_for_is_pinned():
    for name in ("requirements", "requirements-dev"):
        asked = pinned(ROOT / f"{name}.in")
        assert asked
        names = {line.split("==")[0].split("[")[0] for line in pinned(ROOT / f"{name}.txt")}
        assert {re.split(r"[\[<>=~ ]", line)[0].lower() for line in asked} <= names


TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}


def test_no_words_to_translate_stand_inside_other_words():
    """What collects the words to translate does not look inside an f-string: they would stay in English."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sources(*apps())
        for words in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(words, ast.JoinedStr)
        for call in ast.walk(words)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in TRANSLATES
    ]
    assert hidden == []

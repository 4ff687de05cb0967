"""The demonstration: complete in both languages, real, loaded twice without doubling."""

import re
from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count
from django.test import Client
from django.utils import translation

import pytest

from deposits.models import Deposit
from documents.duplicates.finding import find_pairs
from documents.models import DocumentPage
from documents.references.reading import read
from home.demonstration_documents import DUPLICATE
from home.demonstration_organisations import MADE_UP
from home.demonstration_site import FOLDER, rows
from members.models import Organisation
from portal.counting import FLOOR
from portal.files.models import PortalFile, TextState
from portal.models import OutgoingMessage, PortalPage, Region, SiteSettings, Theme
from tools.choices import Content
from tools.models import ToolPage, ToolUse
from tools.shown import contents_of

# Lists of members to which public pages lead: a visitor is led to the sign-in page.
FOR_MEMBERS = ("/discussions/",)
NUMBERS = {"references.bib": 34, "domaine.bib": 95}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Load the demonstration once: each test's own transaction is a savepoint inside this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        translation.activate("fr")
        call_command("load_demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded, db):
    """The demonstration, as each test may change it."""


def counts():
    return [
        model.objects.count()
        for model in (
            PortalPage,
            DocumentPage,
            Theme,
            Region,
            PortalFile,
            Organisation,
            ToolUse,
            get_user_model(),
        )
    ]


def test_a_second_run_adds_nothing(demonstration):
    before = counts()
    call_command("load_demo", stdout=StringIO())
    assert counts() == before
    assert min(before) > 0


def test_all_the_references_are_there(demonstration):
    assert DocumentPage.objects.exclude(import_key=DUPLICATE).count() == sum(NUMBERS.values())
    for name, number in NUMBERS.items():
        found = read((FOLDER / "documents" / name).read_bytes())
        assert (len(found.references), found.rejected) == (number, [])


def test_one_draft_is_like_a_notice_for_the_editors_to_look_at(demonstration):
    (pair,) = find_pairs()
    second = DocumentPage.objects.get(pk=pair.second)
    assert (pair.probable, second.import_key, second.live) == (True, DUPLICATE, False)


def test_each_page_opens_in_its_language_and_its_links_lead_somewhere(demonstration):
    client, seen, wanted = Client(), set(), {"/fr/", "/en/"}
    while wanted - seen:
        path = sorted(wanted - seen)[0]
        seen.add(path)
        response = client.get(path)
        if any(path.endswith(end) for end in FOR_MEMBERS):
            assert "next=" in response["Location"], path
            continue
        assert response.status_code == 200, path
        html = response.content.decode()
        assert f'<html lang="{path[1:3]}">' in html, path
        assert html.count("<h1") == 1, path
        found = set(re.findall(r'href="(/(?:fr|en)/[^"#?]*)"', html))
        pages = {link for link in found if link.endswith("/")}
        wanted |= {link for link in pages if "/compte/" not in link and "/account/" not in link}
    assert len([path for path in seen if path.startswith("/fr/")]) > 20
    assert len([path for path in seen if path.startswith("/en/")]) > 20


def test_each_page_of_text_is_in_both_languages(demonstration):
    languages = {"fr": set(), "en": set()}
    for page in PortalPage.objects.select_related("locale"):
        if page.specific_class.lives_once:
            continue
        languages[page.locale.language_code].add(page.translation_key)
    assert languages["fr"] == languages["en"]
    assert len(languages["fr"]) >= 10


def test_organisations_say_what_is_known_and_those_in_doubt_wait(demonstration):
    real = Organisation.objects.exclude(name=MADE_UP)
    assert real.count() == 34
    assert not real.exclude(phone="", email="", contact_name="", direct_phone="", direct_email="").exists()
    waiting = real.filter(published=False)
    assert waiting.count() == waiting.exclude(to_do="").count() == real.exclude(to_do="").count() == 10
    for organisation in real.filter(published=True):
        assert bool(organisation.region_id) != organisation.province_wide, organisation
    assert real.to_check().count() == 34
    full = Organisation.objects.get(name=MADE_UP)
    empty = {field.name for field in full._meta.fields if getattr(full, field.name) in ("", None)}
    assert empty == {"to_do"}


def test_the_file_of_the_law_is_read_by_everybody(demonstration):
    notice = DocumentPage.objects.exclude(file=None).get()
    response = Client().get(notice.file.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF-")


def test_a_word_that_is_only_in_the_file_of_the_law_finds_it(demonstration):
    notice = DocumentPage.objects.exclude(file=None).get()
    word = "procurer"
    assert notice.file.text.state == TextState.READ
    assert word not in f"{notice.title} {notice.abstract} {notice.plain_summary}"
    text = Client().get("/fr/documentation/", {"q": f"code criminel {word}"}).content.decode()
    assert f'href="{notice.file.url}#page=' in text
    page = Client().get(f"/fr/documentation/{notice.slug}/").content.decode()
    assert f"{notice.file.page_count} pages" in page


def test_somebody_is_named_for_privacy(demonstration):
    assert SiteSettings.load().privacy_email == "vieprivee@demo.example"
    assert "vieprivee@demo.example" in Client().get("/fr/").content.decode()


def test_who_lost_her_access_has_none(demonstration):
    assert not get_user_model().objects.get(email="ancienne@demo.example").is_active


def test_the_charter_of_the_demonstration_holds_whole_promises_in_both_languages(demonstration_lines):
    assert len(demonstration_lines) == 5
    for row in demonstration_lines:
        assert row["fr"].endswith(".")
        assert row["en"].endswith(".")
        assert row["fr"] != row["en"]


@pytest.fixture
def demonstration_lines():
    """Return the promises."""
    return rows("charter_agreements.csv")


def test_the_homemade_tools_are_of_each_kind_and_some_served(demonstration):
    tools = ToolPage.objects.all()
    assert sorted(tools.values_list("audience", flat=True)) == ["members"] * 4 + ["public"] * 2
    made_of = {content for tool in tools for content in contents_of(tool)}
    assert made_of == set(Content.values)
    assert tools.filter(language="en").count() == tools.exclude(adapted_from=None).count() == 1
    assert all("démonstration" in tool.credit or "Demonstration" in tool.credit for tool in tools)
    uses = tools.annotate(number=Count("uses")).values_list("number", flat=True)
    assert max(uses) >= FLOOR > min(uses)


def test_the_demonstration_writes_to_nobody(demonstration):
    assert Deposit.objects.filter(state="changes").exists()
    assert not OutgoingMessage.objects.filter(sent_at=None).exists()

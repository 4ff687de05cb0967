"""Doors that somebody tried: each stays shut."""

import time

from django.core.exceptions import ValidationError
from django.test import Client

from wagtail.models import Page, PageLogEntry

import pytest

from portal.models import SiteSettings
from portal.search.query import parse
from portal.search.snippets import Highlighter
from tests.factories import make_notice, make_standard_page


@pytest.mark.parametrize("role", ["editor", "facilitator"])
def test_a_prefix_that_the_client_names_does_not_open_the_admin_without_its_factor(
    site, client_as, settings, role
):
    settings.SECOND_FACTOR_FOR_ADMIN = True
    response = client_as(role).get("/admin/pages/", SCRIPT_NAME="/x")
    assert response.status_code == 302
    assert "deuxieme-facteur" in response["Location"]


def test_the_policy_of_the_admin_follows_the_admin_under_a_prefix(site, client_as):
    response = client_as("editor").get("/admin/pages/", SCRIPT_NAME="/x")
    assert "unsafe-inline" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"


def test_the_privacy_officer_does_not_enter_the_admin(site, client_as):
    assert client_as("privacy_officer").get("/admin/").status_code == 302
    assert client_as("privacy_officer").get("/admin/choose-page/").status_code == 302


@pytest.mark.parametrize("text", ["mot " * 200_000, "a" * 200_000, "aé" * 100_000, "mot·e" * 50_000])
def test_a_very_long_text_is_marked_in_no_time(text):
    begun = time.process_time()
    Highlighter(parse("mot de la les des")).snippet(text)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("header", ["bytes=0-" + "9" * 5000, "bytes=" + "9" * 5000 + "-", "bytes=٣-٤"])
def test_a_range_that_no_file_has_is_no_fault(site, header):
    from tests.factories import make_file

    file = make_file("Rapport")
    make_notice(site, file=file)
    assert Client().get(file.url, HTTP_RANGE=header).status_code == 200


@pytest.mark.parametrize(
    "path", ["/fichiers/%00/x", "/fichiers/images/%00/x", "/fichiers/images/abc/%00.png"]
)
def test_a_null_character_in_the_address_of_a_file_is_no_fault(site, path):
    assert Client().get(path).status_code in (302, 404)


def test_a_deleted_page_leaves_no_title_in_the_log(site, person):
    page = make_notice(site, "Titre zqefacezq")
    page.save_revision(user=person("editor"), log_action=True).publish(user=person("editor"))
    assert PageLogEntry.objects.filter(label__contains="zqefacezq").exists()
    Page.objects.get(pk=page.pk).specific.delete(user=person("editor"))
    entries = PageLogEntry.objects.filter(page_id=page.pk)
    assert entries.count() > 1
    assert [entry for entry in entries if "zqefacezq" in f"{entry.label} {entry.data}"] == []


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "http://example.org/", "https://moi@example.org/", "https://testserver/fr/"]
)
def test_an_exit_that_would_not_leave_is_refused(site, url):
    with pytest.raises(ValidationError):
        SiteSettings(quick_exit_url=url).full_clean()
    SiteSettings(quick_exit_url="https://example.org/").full_clean()


def test_another_site_does_not_sign_anybody_out_by_a_link(site, client_as):
    client = client_as("member")
    response = client.get("/q", HTTP_SEC_FETCH_SITE="cross-site")
    assert response.status_code == 303
    assert "Clear-Site-Data" not in response
    assert "sessionid" not in response.cookies
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("role", ["editor", "facilitator"])
def test_only_an_administrator_removes_a_home_page(site, client_as, role):
    client = client_as(role)
    for action in ("unpublish", "delete"):
        client.post(f"/admin/pages/{site.home_en.pk}/{action}/")
    assert Page.objects.get(pk=site.home_en.pk).live
    assert client.get("/admin/pages/add/home/homepage/1/").status_code == 302


def test_a_facilitator_deletes_a_page_with_what_stands_under_it(site, client_as):
    parent = make_standard_page(site.home, "Section")
    make_standard_page(parent, "Sous-section")
    client_as("facilitator").post(f"/admin/pages/{parent.pk}/delete/")
    assert not Page.objects.filter(pk=parent.pk).exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_for_others_takes_the_queries_of_no_page_at_all(site, language, client_as):
    client = client_as("stranger")
    notices = {
        name: make_notice(site, f"Notice {name}", slug=f"notice-{name}", **state)
        for name, state in {"hidden": {"audience": "members"}, "draft": {"live": False}}.items()
    }
    assert len(notices) == 2
    client.get(f"/{language}/documentation/absente/")
    numbers = {}
    for name in ("hidden", "draft", "absente"):
        with _counting() as queries:
            client.get(f"/{language}/documentation/notice-{name}/")
        numbers[name] = len(queries)
    assert len(set(numbers.values())) == 1, numbers


def _counting():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


@pytest.mark.parametrize(
    ("header", "packed"), [("gzip", True), ("gzip;q=0", False), ("br", False), ("gzip;q=0.5", True)]
)
def test_only_who_takes_compressed_pages_gets_them(site, header, packed):
    make_notice(site, "Une notice")
    SiteSettings.load()
    response = Client().get("/fr/documentation/", HTTP_ACCEPT_ENCODING=header)
    assert (response.get("Content-Encoding") == "gzip") == packed

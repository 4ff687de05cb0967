"""From the form of a notice, she chooses the other one, and is led to the screen on which two become one."""

import pytest

from documents.models import DocumentPage
from tests.factories import make_notice, make_person, make_standard_page

MAY = {"editor", "facilitator", "superuser"}
ROLES = ["visitor", "stranger", "member", "privacy_officer", *sorted(MAY)]


def address(notice):
    return f"/admin/notices/{notice.pk}/merge/"


@pytest.fixture
def notice(site):
    return make_notice(site, "Rapport sur la prévention", slug="rapport")


@pytest.mark.parametrize("role", ROLES)
def test_only_those_who_may_merge_are_shown_the_way_and_let_in(notice, client_as, role):
    client = client_as(role)
    assert (client.get(address(notice)).status_code == 200) == (role in MAY)
    form = client.get(f"/admin/pages/{notice.pk}/edit/").content.decode()
    assert (f'href="{address(notice)}"' in form) == (role in MAY)


@pytest.mark.parametrize("role", sorted(MAY))
def test_she_finds_the_other_by_its_title_and_compares(site, notice, client_as, role):
    other = make_notice(site, "Le rapport zqautrezq", live=False)
    make_notice(site, "Tout autre chose")
    make_standard_page(site.home, "Page zqautrezq")
    client = client_as(role)
    text = client.get(address(notice), {"q": "rapport zqautre"}).content.decode()
    merging = f"/admin/notices/{notice.pk}/merge/{other.pk}/"
    assert f'href="{merging}"' in text
    assert text.count("/merge/") - text.count(f'"{address(notice)}"') == 1
    assert client.get(merging).status_code == 200


def test_a_notice_is_not_merged_with_itself(notice, client_as):
    text = client_as("editor").get(address(notice), {"q": "rapport"}).content.decode()
    assert f"/merge/{notice.pk}/" not in text
    assert 'id="none-found"' in text


@pytest.mark.parametrize(
    "question", ["", "   ", '"', "\x00", "*", "' OR 1", "<script>zq()</script>", "a" * 5000]
)
def test_any_question_gives_a_page(notice, client_as, question):
    response = client_as("editor").get(address(notice), {"q": question})
    assert response.status_code == 200
    assert "<script>zq()" not in response.content.decode()


def test_what_is_gone_or_no_notice_is_absent(site, client_as):
    page = make_standard_page(site.home, "Page")
    for key in (page.pk, 999_999):
        response = client_as("editor").get(f"/admin/notices/{key}/merge/", follow=True)
        assert response.status_code == 404


def test_other_pages_have_no_such_way(site, client_as):
    page = make_standard_page(site.home, "Page")
    assert "/merge/" not in client_as("editor").get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_a_notice_that_somebody_locked_is_not_offered(notice, client_as):
    DocumentPage.objects.filter(pk=notice.pk).update(locked=True, locked_by=make_person("editor"))
    client = client_as("facilitator")
    assert client.get(address(notice)).status_code != 200
    assert "/merge/" not in client.get(f"/admin/pages/{notice.pk}/edit/").content.decode()

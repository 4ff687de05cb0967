"""Who keeps synonyms and first answers in the admin."""

from django.urls import reverse

import pytest

from portal.search.models import FirstAnswer, SynonymGroup
from tests.factories import make_standard_page

NAMES = ["synonymgroup", "firstanswer"]


@pytest.mark.parametrize("view", ["list", "add"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "privacy_officer"])
def test_who_has_no_right_is_refused(site, client_as, role, name, view):
    response = client_as(role).get(reverse(f"wagtailsnippets_search_{name}:{view}"))
    assert response.status_code in (302, 403)
    assert "/admin/snippets" not in response.get("Location", "").partition("?")[0]


@pytest.mark.parametrize("role", ["editor", "facilitator"])
def test_an_editor_and_the_facilitator_keep_synonyms(site, client_as, role):
    client = client_as(role)
    assert client.get(reverse("wagtailsnippets_search_synonymgroup:list")).status_code == 200
    wordings = "DPJ\ndirection de la protection de la jeunesse"
    address = reverse("wagtailsnippets_search_synonymgroup:add")
    assert client.post(address, {"wordings": wordings, "leads_to": ""}).status_code == 302
    assert SynonymGroup.objects.get().equivalents == wordings.split("\n")
    refused = client.post(address, {"wordings": "DPJ", "leads_to": ""})
    assert refused.status_code == 200
    assert SynonymGroup.objects.count() == 1


@pytest.mark.parametrize("role", ["editor", "facilitator"])
def test_an_editor_and_the_facilitator_keep_first_answers(site, client_as, role):
    page = make_standard_page(site.home, "Sécurité", slug="securite")
    client = client_as(role)
    assert client.get(reverse("wagtailsnippets_search_firstanswer:list")).status_code == 200
    form = {
        "wordings": "historique",
        "answers-TOTAL_FORMS": "1",
        "answers-INITIAL_FORMS": "0",
        "answers-MIN_NUM_FORMS": "1",
        "answers-MAX_NUM_FORMS": "3",
        "answers-0-page": str(page.pk),
        "answers-0-ORDER": "1",
    }
    address = reverse("wagtailsnippets_search_firstanswer:add")
    assert client.get(address).status_code == 200
    assert client.post(address, form).status_code == 302
    assert [answer.page_id for answer in FirstAnswer.objects.get().answers.all()] == [page.pk]
    text = client.get("/fr/recherche/?q=historique").content.decode()
    assert "first-answers" in text

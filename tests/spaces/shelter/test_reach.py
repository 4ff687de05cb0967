"""What the account of a survivor opens: what everybody reads, and what is hers; else a stranger."""

import re

from django.test import Client

import pytest

from members.models import SignIn, User
from spaces.models import Participation, Post, Topic
from tests.spaces.making import address, make_topic
from tests.spaces.shelter.coming import PHRASE, come_in, read_first, shelter
from tests.spaces.shelter.test_absent import simple_addresses

pytestmark = pytest.mark.django_db
HERS = {"phrase_account", "phrase_change", "phrase_copy", "phrase_erase", "phrase_stay", "shelter_read_first"}
TO_HER_SPACE = {"spaces_map", "phrase_enter", "discussions", "write_somewhere", "shelter_accept"}
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
# That members find more here is said to whoever may become one.
TOKENS = re.compile(
    r'<p class="members-find-more">.*?</p>'
    r'|name="(?:csrfmiddlewaretoken|typed_by|form_key)" value="[^"]*"|id_form_key"[^>]*'
)


@pytest.fixture
def survivor(site):
    moderator = shelter()
    hers, client, name = come_in(moderator)
    read_first(client)
    return hers, client, name


def main_of(page):
    found = MAIN.search(page.content.decode(errors="replace"))
    return TOKENS.sub("", found.group(0)) if found else TOKENS.sub("", page.content.decode(errors="replace"))


def test_each_address_is_as_for_a_visitor_or_hers_or_refused_as_a_strangers(survivor, person):
    _hers, client, _name = survivor
    stranger, visitor = Client(), Client()
    stranger.force_login(person("stranger"), backend="django.contrib.auth.backends.ModelBackend")
    own = {address(name, language=code) for name in HERS | TO_HER_SPACE for code in ("fr", "en")}
    signing_out = {"/fr/compte/deconnexion/", "/en/account/sign-out/"}
    # Whoever is signed in is told that there is nothing to ask.
    signing_out |= {"/fr/adhesion/", "/en/join/"}
    # Whoever has an account is told where her own data is: for her, behind letters.
    asking = {"/fr/vie-privee/demande/", "/en/privacy-request/"}
    assert "/fr/e/m/" in client.get("/fr/vie-privee/demande/").content.decode()
    led = {"/fr/compte/", "/en/account/"}
    counted = {"public": 0, "refused": 0}
    for path in simple_addresses():
        # Discussions are those of her space; the gates are held by tests/spaces/test_gates.py.
        if path in own | signing_out | asking or "/discussions/" in path:
            continue
        page, public = client.get(path), visitor.get(path)
        if path in led:
            assert page.headers["Location"].endswith("/e/m/")
        elif public.status_code == 200 and page.status_code == 200:
            assert main_of(page) == main_of(public), path
            counted["public"] += 1
        else:
            refused = stranger.get(path)
            alike = (page.status_code, page.get("Location")) == (public.status_code, public.get("Location"))
            assert (
                page.status_code == 404
                or page.get("Location") == f"/fr{path}"  # where there is nothing either
                or alike
                or (page.status_code == refused.status_code and page.status_code in (302, 405))
            ), (path, page.status_code, public.status_code)
            counted["refused"] += page.status_code == 404
    assert counted["public"] > 20 and counted["refused"] > 20


@pytest.mark.parametrize(
    "path",
    [
        "compte/profil/",
        "compte/messages/",
        "compte/cles-d-acces/",
        "compte/mot-de-passe/",
        "compte/sessions/",
        "compte/deuxieme-facteur/",
        "compte/mes-donnees/",
        "compte/charte/",
        "membres/",
        "outils/proposer/",
    ],
)
def test_pages_of_members_are_absent(survivor, path):
    _hers, client, _name = survivor
    for method in ("get", "post", "head", "options"):
        assert getattr(client, method)(f"/fr/{path}").status_code in (404, 405), method


def test_her_account_is_hers_alone(survivor, person):
    paths = [address(name) for name in ("phrase_account", "phrase_change", "phrase_copy", "phrase_erase")]
    for role in ("visitor", "stranger", "member", "superuser"):
        client = Client()
        if role != "visitor":
            client.force_login(person(role), backend="django.contrib.auth.backends.ModelBackend")
        for path in paths:
            assert client.get(path).status_code == (302 if role == "visitor" else 404)


def test_she_sees_what_is_kept_and_takes_a_copy_with_her_phrase(survivor):
    _hers, client, _name = survivor
    assert client.get(address("phrase_account")).status_code == 200
    path = address("phrase_copy")
    assert client.post(path, {"phrase": "autre chose de long"})["Content-Type"].startswith("text/html")
    copy = client.post(path, {"phrase": PHRASE})
    assert copy["Content-Disposition"] == 'attachment; filename="document.json"'
    assert copy["Content-Type"] == "application/json" and "no-store" in copy["Cache-Control"]


def test_she_erases_all_of_it_at_once(survivor):
    hers, client, name = survivor
    topic = make_topic(hers, "Zqtitre", "Zqmots")
    path = address("phrase_erase")
    assert client.post(path, {"phrase": "autre chose de long", "sure": "on"}).status_code == 200
    assert User.objects.filter(pk=hers.user_id).exists()
    assert client.post(path, {"phrase": PHRASE, "sure": "on"}).headers["Location"] == address("phrase_erased")
    assert not User.objects.filter(sign_in=SignIn.PASSPHRASE, login_name=name).exists()
    assert not Post.objects.filter(body__contains="Zqmots").exists()
    assert not Topic.objects.filter(pk=topic.pk).exists()
    assert not Participation.objects.filter(pk=hers.pk).exists()
    assert client.get(address("phrase_account")).status_code == 302

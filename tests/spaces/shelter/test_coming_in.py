"""Coming in with a name of entry and a phrase: one answer for all that is not right, and short sessions."""

import time
from unittest.mock import patch
from uuid import uuid4

from django.test import Client

import pytest
from allauth.usersessions.models import UserSession

from members.models import User
from members.phrase import phrases
from spaces.models import Post
from tests.factories import make_person
from tests.spaces.making import address, make_space, make_topic, take_part, topic_address
from tests.spaces.shelter.coming import PHRASE, come_in, read_first, shelter, sign_in

pytestmark = pytest.mark.django_db
MINUTE = 60


def later(minutes):
    """Have the clock of sessions stand some minutes later."""
    return patch("members.devices.time.time", return_value=time.time() + minutes * MINUTE)


def is_in(client):
    return client.get(address("phrase_account")).status_code == 200


def test_she_comes_in_again_as_she_types_it(site):
    _hers, _client, name = come_in(shelter())
    for typed in (PHRASE, PHRASE.upper(), "Quatre-mots sans  lien aucun "):
        client, answered = sign_in(f" {name.upper()}", typed)
        assert answered.headers["Location"] == address("spaces_map")
        assert is_in(client)


def test_all_that_is_not_right_is_answered_alike(site):
    _hers, _client, name = come_in(shelter())
    gone, _client, gone_name = come_in(shelter())
    User.objects.filter(pk=gone.user_id).update(is_active=False)
    member = make_person("member")
    member.set_password(PHRASE)
    member.save()
    told = set()
    for tried, phrase in (
        (name, "autre"),
        ("personne-ici-11", PHRASE),
        (gone_name, PHRASE),
        (member.email, PHRASE),
    ):
        client, answered = sign_in(tried, phrase)
        assert not is_in(client)
        html = answered.content.decode().replace(tried, "")
        told.add((answered.status_code, html.split("<main")[1].split("csrfmiddlewaretoken")[0]))
        assert [str(error) for error in answered.context["form"].non_field_errors()] == [
            "Ce nom et cette phrase ne vont pas ensemble."
        ]
    assert len(told) == 1


def test_an_unknown_name_costs_as_much_work(site, settings):
    """One hash is worked out, whoever is named: the time of the answer tells nothing."""
    _hers, _client, name = come_in(shelter())
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    counts = []
    for tried in (name, "personne-ici-11"):
        with patch(hasher, autospec=True, return_value="md5$x$y") as encode:
            phrases.account_of(tried, "autre chose de long")
        counts.append(encode.call_count)
    assert counts[0] == counts[1] > 0


def test_too_many_tries_from_elsewhere_close_nothing_to_her(site):
    _hers, _client, name = come_in(shelter())
    for number in range(60):
        _other, answered = sign_in(name, "autre", REMOTE_ADDR=f"10.0.{number // 4}.1")
    for _number in range(7):
        _other, answered = sign_in(name, "autre", REMOTE_ADDR="10.9.9.9")
    assert answered.status_code == 429
    client, _answered = sign_in(name, REMOTE_ADDR="192.0.2.1")
    assert is_in(client)


def test_the_public_page_of_sign_in_says_nothing_of_such_accounts(site):
    page = Client().get(address("account_login")).content.decode()
    assert address("phrase_enter") not in page
    moderator = shelter()
    wanted = {"next": address("space", moderator.space.public_id)}
    absent = {"next": address("space", "AAAAAAAAAAAA")}
    for one in (wanted, absent):
        assert address("phrase_enter") in Client().get(address("account_login"), one).content.decode()


def test_she_goes_nowhere_else_after_it(site):
    _hers, _client, name = come_in(shelter())
    for wanted in ("https://elsewhere.example/e/", "//elsewhere.example", "/fr/compte/"):
        answered = Client().post(address("phrase_enter"), {"name": name, "phrase": PHRASE, "next": wanted})
        assert answered.headers["Location"] == address("spaces_map")


def test_nothing_of_the_browser_before_goes_with_her(site):
    _hers, _client, name = come_in(shelter())
    client = Client()
    session = client.session
    session["bibliography"] = [1, 2]
    session.save()
    client.post(address("phrase_enter"), {"name": name, "phrase": PHRASE})
    assert "bibliography" not in client.session


def test_her_session_keeps_neither_place_nor_browser_nor_hour(site):
    _hers, _client, name = come_in(shelter())
    client, _answered = sign_in(name, HTTP_USER_AGENT="Mobile Firefox")
    user = User.objects.get(login_name=name)
    assert client.session.session_key
    assert not UserSession.objects.filter(user=user).exists() and user.last_login is None


def test_her_cookie_is_strict_and_dies_with_the_browser(site):
    _hers, _client, name = come_in(shelter())
    _client, answered = sign_in(name)
    cookie = answered.cookies["sessionid"]
    assert cookie["samesite"] == "Strict" and cookie["httponly"]
    assert not cookie["max-age"] and not cookie["expires"]


def test_left_alone_for_fifteen_minutes_it_closes(site):
    moderator = shelter()
    _hers, client, _name = come_in(moderator)
    read_first(client)
    home = address("space", moderator.space.public_id)
    with later(14):
        assert client.get(home).status_code == 200
    with later(28):
        assert client.get(address("phrase_stay")).status_code == 204
    with later(44):
        closed = client.get(home)
    assert closed.headers["Location"] == address("phrase_enter")
    assert not is_in(client)


def test_after_four_hours_it_closes_whatever_she_does(site):
    moderator = shelter()
    _hers, client, _name = come_in(moderator)
    for minutes in range(0, 240, 10):
        with later(minutes):
            assert is_in(client), minutes
    with later(241):
        assert not is_in(client)


def test_what_she_wrote_meanwhile_waits_for_her_and_is_not_published(site):
    moderator = shelter()
    hers, client, name = come_in(moderator)
    read_first(client)
    path = topic_address(make_topic(moderator, "Sujet"))
    form = client.get(path)
    sent = {"body": "Ce que j’écrivais.", "typed_by": form.context["typed_by"], "form_key": uuid4()}
    with later(16):
        refused = client.post(path, sent)
    assert not Post.objects.filter(author=hers).exists()
    assert refused.headers["Location"].startswith(address("account_login"))
    client.post(address("phrase_enter"), {"name": name, "phrase": PHRASE, "next": path})
    read_first(client)
    assert "Ce que j’écrivais." in client.get(path).content.decode()


def test_the_session_of_a_member_is_as_it_was(site):
    client = Client()
    client.force_login(make_person("member"), backend="django.contrib.auth.backends.ModelBackend")
    with later(11 * 60):
        assert client.get(address("account")).status_code == 200


def test_what_the_exit_does_is_read_before_the_first_page_of_each_session(site):
    moderator = shelter()
    _hers, client, name = come_in(moderator)
    home = address("space", moderator.space.public_id)
    for language, said in (
        ("fr", ["historique", "logiciel espion", "nouvel onglet", "9-1-1", "1&nbsp;800&nbsp;363-9010"]),
        ("en", ["history", "spyware", "new tab", "9-1-1", "1&nbsp;800&nbsp;363-9010"]),
    ):
        client, _answered = sign_in(name)
        page = client.get(address("space", moderator.space.public_id, language=language), follow=True)
        assert page.redirect_chain
        assert all(words in page.content.decode() for words in said), language
        wanted = page.context["next"]
        assert client.post(address("shelter_read_first"), {"next": wanted}).headers["Location"] == wanted
        assert client.get(home).status_code == 200
        assert not {"to_read", "read"} & set(client.cookies)


def test_a_moderator_with_an_address_comes_in_as_ever(site):
    moderator = shelter()
    client = Client()
    client.force_login(moderator.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(address("space", moderator.space.public_id))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"] and page["Referrer-Policy"] == "no-referrer"


def test_a_form_of_a_page_without_referrer_comes_in_and_a_foreign_one_does_not(site):
    """With no referrer a browser names the origin of a form « null » (Fetch, 3.2)."""
    _hers, _client, name = come_in(shelter())
    client = Client(enforce_csrf_checks=True)
    page = client.get(address("phrase_enter"))
    sent = {"name": name, "phrase": PHRASE}
    path = address("phrase_enter")
    assert client.post(path, sent, HTTP_ORIGIN="null").status_code == 403
    token = str(page.context["csrf_token"])
    forged = client.post(path, {**sent, "csrfmiddlewaretoken": token}, HTTP_ORIGIN="https://evil.example")
    assert forged.status_code == 403
    assert client.post(path, {**sent, "csrfmiddlewaretoken": token}, HTTP_ORIGIN="null").status_code == 302


def test_her_other_sessions_end_with_a_new_phrase(site):
    hers, client, name = come_in(shelter())
    other, _answered = sign_in(name)
    wrong = {"phrase": "autre chose de long", "new_phrase": "cinq autres mots tout neufs"}
    assert client.post(address("phrase_change"), wrong).status_code == 200
    assert is_in(other)
    client.post(address("phrase_change"), {**wrong, "phrase": PHRASE})
    assert is_in(client) and not is_in(other)
    assert sign_in(name, "cinq autres mots tout neufs")[1].status_code == 302
    assert hers.user_id


def test_a_space_of_members_has_none_of_this(site):
    space = make_space()
    hers = take_part(space)
    client = Client()
    client.force_login(hers.user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(address("space", space.public_id))
    assert space.name_fr in page.content.decode().split("</title>")[0]
    assert page["Referrer-Policy"] != "no-referrer"


def test_what_she_sent_before_she_had_read_the_first_page_is_given_back(site):
    moderator = shelter()
    hers, client, name = come_in(moderator)
    read_first(client)
    topic = make_topic(moderator)
    path = topic_address(topic)
    typed_by = client.get(path).context["typed_by"]
    again, _answered = sign_in(name)
    sent = again.post(path, {"body": "Zqmots", "typed_by": typed_by})
    assert sent.headers["Location"].startswith(address("shelter_read_first"))
    assert not Post.objects.filter(body="Zqmots").exists()
    led = again.post(sent.headers["Location"], {"next": path})
    assert led.headers["Location"] == path
    assert "Zqmots" in again.get(path).content.decode()

"""A code opens a sheltered space once, for seven days, and keeps nothing of whom it was for."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.utils import timezone

import pytest

from members.models import AccessLog, Deed, SignIn, User
from spaces.choices import ParticipationState, SpaceRole
from spaces.models import EntryCode, Participation, SignedAgreement
from spaces.shelter.codes import Gone, make_code, people_of
from tests.factories import make_charter, make_person
from tests.spaces.making import address, take_part
from tests.spaces.shelter.coming import (
    PHRASE,
    accept,
    code_for,
    come_in,
    shelter,
    sign_in,
    waiting,
    with_code,
)

pytestmark = pytest.mark.django_db


def all_rows():
    """Return every text that the database holds."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (str(value) for row in cursor.fetchall() for value in row)


def test_the_database_keeps_no_code(site):
    moderator = shelter()
    code = code_for(moderator)
    client = with_code(code)
    client.get(address("shelter_accept"))
    known = {code, code.replace("-", "")}
    assert not any(one in value for value in all_rows() for one in known)


def test_opening_it_uses_nothing(site):
    moderator = shelter()
    code = code_for(moderator)
    link = address("shelter_code_link", code)
    for _time in range(3):
        client = Client()
        assert client.get(link, follow=True).redirect_chain[-1][0] == address("shelter_accept")
        assert client.head(link).status_code == 302
    assert waiting(moderator).count() == 1


def test_it_is_typed_as_it_comes(site):
    code = code_for(shelter())
    for typed in (code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert with_code(typed).session["entry_code"] == EntryCode.objects.get().pk


def test_using_it_makes_an_account_that_says_nothing_of_her(site):
    make_charter()
    moderator = shelter(agreements_fr="Je ne nomme personne.", agreements_en="I name nobody.")
    User.objects.filter(pk=moderator.user_id).update(must_sign_charter=False)
    hers, _client, name = come_in(moderator, "Mésange")
    user = hers.user
    assert (user.sign_in, user.login_name, user.email) == (SignIn.PASSPHRASE, name, None)
    assert (user.first_name, user.last_name, user.last_login) == ("", "", None)
    assert not user.groups.exists() and not hasattr(user, "profile")
    assert not user.must_sign_charter and not user.is_staff
    assert (hers.pseudonym, hers.role, hers.trusted) == ("Mésange", SpaceRole.PARTICIPANT, moderator)
    assert SignedAgreement.objects.get(participation=hers).lines == ["Je ne nomme personne."]
    assert not EntryCode.objects.exists()
    assert set(Participation.objects.of(user)) == {hers}


def test_it_opens_once(site):
    moderator = shelter()
    code = code_for(moderator)
    first, second = with_code(code), with_code(code)
    assert accept(first, moderator.space, "Mésange").status_code == 302
    late = accept(second, moderator.space, "Sarcelle")
    assert late.headers["Location"] == address("shelter_code")
    assert User.objects.filter(sign_in=SignIn.PASSPHRASE).count() == 1


def test_two_clicks_of_the_same_moment_make_one_account(site):
    """The code that both had read as waiting is used by one."""
    from spaces.shelter import codes

    moderator = shelter()
    both = EntryCode.objects.waits(code_for(moderator))
    given = {"entry_name": "un-deux-33", "phrase": PHRASE, "language": "fr"}
    codes.accept(both, pseudonym="Mésange", **given)
    both.pk = both.pk or 1
    with pytest.raises(Gone):
        codes.accept(both, pseudonym="Sarcelle", **{**given, "entry_name": "trois-quatre-44"})
    assert Participation.objects.filter(space=moderator.space).exclude(pk=moderator.pk).count() == 1


@pytest.mark.parametrize("how", ["old", "withdrawn", "no longer moderates", "space archived"])
def test_it_opens_nothing_once_it_should_not(site, how):
    moderator = shelter()
    code = code_for(moderator)
    kept = with_code(code)
    if how == "old":
        EntryCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "withdrawn":
        client = Client()
        client.force_login(moderator.user, backend="django.contrib.auth.backends.ModelBackend")
        made = EntryCode.objects.get()
        client.post(address("shelter_withdraw", moderator.space.public_id, made.public_id))
    elif how == "no longer moderates":
        Participation.objects.filter(pk=moderator.pk).update(state=ParticipationState.REMOVED)
    else:
        type(moderator.space).objects.update(archived_at=timezone.now())
    assert Client().post(address("shelter_code"), {"code": code}).status_code == 200
    assert accept(kept, moderator.space).headers["Location"] == address("shelter_code")
    assert not User.objects.filter(sign_in=SignIn.PASSPHRASE).exists()


def test_it_lasts_seven_days(site):
    moderator = shelter()
    code_for(moderator)
    left = EntryCode.objects.get().expires_at - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


def test_the_same_form_sent_twice_makes_one_and_never_brings_it_back(site):
    moderator, key = shelter(), uuid4()
    code = make_code(moderator, key)
    assert make_code(moderator, key) == code
    assert EntryCode.objects.count() == 1
    accept(with_code(code), moderator.space)
    with pytest.raises(Gone):
        make_code(moderator, key)
    assert not EntryCode.objects.exists()


def test_only_a_moderator_of_the_sheltered_space_makes_one(site):
    moderator = shelter()
    participant, elsewhere = take_part(moderator.space), shelter()
    path = address("shelter_make_code", moderator.space.public_id)
    for user in (participant.user, elsewhere.user, make_person("superuser"), make_person("facilitator")):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.post(path, {"form_key": uuid4()}).status_code == 404
    assert not EntryCode.objects.exists()
    client = Client()
    client.force_login(moderator.user, backend="django.contrib.auth.backends.ModelBackend")
    shown = client.post(path, {"form_key": uuid4()})
    code = shown.context["code"]
    assert code in shown.content.decode()
    assert EntryCode.objects.waits(code).made_by == moderator


def test_codes_are_not_guessed_at(site):
    client = Client()
    for _number in range(20):
        assert client.post(address("shelter_code"), {"code": "AAAAABBBBB"}).status_code == 200
    assert client.post(address("shelter_code"), {"code": "AAAAABBBBB"}).status_code == 429


def test_somebody_signed_in_ties_nothing_to_her_account(site):
    moderator = shelter()
    client = with_code(code_for(moderator))
    member = make_person("member")
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    client.get(address("shelter_code_link", code_for(moderator)))
    assert accept(client, moderator.space).status_code == 200
    assert not Participation.objects.filter(user=member, space=moderator.space).exists()
    assert not User.objects.filter(sign_in=SignIn.PASSPHRASE).exists()


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("Sarcelle", True),
        ("mesange", False),
        ("MÉSANGE ", False),
        ("moi@exemple.ca", False),
        ("819 555-0199", False),
        ("a", False),
    ],
)
def test_a_pseudonym_protects_her(site, name, fits):
    moderator = shelter()
    come_in(moderator, "Mésange")
    response = accept(with_code(code_for(moderator)), moderator.space, name)
    assert (response.status_code == 302) == fits
    if not fits:
        assert "pseudonym" in response.context["form"].errors


def test_a_name_taken_elsewhere_is_free_here(site):
    first, second = (come_in(shelter(), "Mésange")[0] for _space in range(2))
    assert first.pseudonym == second.pseudonym and first.space_id != second.space_id


@pytest.mark.parametrize("phrase", ["court", "aaaaaaaaaaaaaaaaaaa", "mot de passe long", "1234567890123456"])
def test_an_easy_phrase_is_refused(site, phrase):
    response = accept(with_code(code_for(shelter())), shelter().space, phrase=phrase)
    assert "phrase" in response.context["form"].errors


def test_her_own_moderator_makes_her_a_way_back(site):
    moderator = shelter()
    other = take_part(moderator.space, moderates=True)
    hers, before, name = come_in(moderator)
    assert set(people_of(moderator)) == {hers} and not people_of(other)
    code = code_for(moderator, hers)
    logged = AccessLog.objects.get(deed=Deed.WAY_BACK_MADE)
    assert str(hers.pk) not in (logged.actor, logged.thing)
    client = with_code(code)
    client.get(address("shelter_accept"))
    new_name = client.session["entry_name"]
    client.post(address("shelter_accept"), {"phrase": "une autre phrase bien longue"})
    assert Participation.objects.get(pk=hers.pk).user_id == hers.user_id
    assert before.get(address("phrase_account")).status_code == 302
    assert sign_in(name)[1].status_code == 200
    assert sign_in(new_name, "une autre phrase bien longue")[1].status_code == 302


def test_she_is_told_and_may_let_it_open_nothing(site):
    moderator = shelter()
    hers, client, _name = come_in(moderator)
    client.post(address("shelter_read_first"))
    home = address("space", moderator.space.public_id)
    assert "k/x/" not in client.get(home).content.decode()
    code = code_for(moderator, hers)
    page = client.get(home).content.decode()
    path = address("shelter_withdraw", moderator.space.public_id, EntryCode.objects.get().public_id)
    assert path in page
    client.post(path)
    assert EntryCode.objects.waits(code) is None
    assert path not in client.get(home).content.decode()


def test_who_is_left_without_a_moderator_is_accompanied_by_another(site):
    moderator = shelter()
    other = take_part(moderator.space, moderates=True)
    hers, _client, _name = come_in(moderator)
    Participation.objects.filter(pk=moderator.pk).update(state=ParticipationState.LEFT)
    assert set(people_of(other)) == {hers}

"""What the screens of a deposit show: all that was given, to who sent it and to who decides."""

import pytest

from deposits import depositing, moderating
from deposits.models import Deposit, DepositMessage
from tests.deposits.making import make_deposit, make_draft, make_with_changes_asked

pytestmark = pytest.mark.django_db
MINE = "/fr/compte/contributions/"
GIVEN = {"link": "https://exemple.org/zqlienzq", "doi": "10.1234/zqdoizq", "year": "1987", "thanked": "on"}


@pytest.fixture
def member(person):
    return person("member")


def page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def shows_what_was_given(text):
    given = ["https://exemple.org/zqlienzq", "10.1234/zqdoizq", "1987", "Me remercier"]
    return [words for words in given if words not in text] == []


def test_what_is_no_text_of_hers_is_read_before_it_is_sent_and_by_who_decides(site, client_as, member):
    draft = make_draft(member, **GIVEN)
    assert shows_what_was_given(page(client_as("member"), f"{MINE}{draft.public_id}/verifier/"))
    sent = make_deposit(member, **GIVEN)
    assert shows_what_was_given(page(client_as("member"), f"{MINE}{sent.public_id}/"))
    desk = page(client_as("facilitator"), f"/admin/deposits/{sent.pk}/")
    assert shows_what_was_given(desk)
    assert 'href="https://exemple.org/zqlienzq"' in desk


def test_who_may_read_it_and_how_it_is_signed_are_said_in_the_words_of_the_questions(site, client_as, member):
    draft = make_draft(member, "resource", phone="819 555-0199", website="")
    Deposit.objects.filter(pk=draft.pk).update(
        kind="tool",
        answers={"title": ["Zq"], "purpose": ["Zq"], "credit": ["organisation"], "audience": ["public"]},
    )
    check = page(client_as("member"), f"{MINE}{draft.public_id}/verifier/")
    assert "Mon organisme" in check
    assert "Tout le monde, sur Internet aussi" in check


def test_what_is_asked_again_begins_at_the_first_question(site, client_as, member, person):
    deposit = make_with_changes_asked(member, person("facilitator"))
    Deposit.objects.filter(pk=deposit.pk).update(step=4)
    text = page(client_as("member"), f"{MINE}{deposit.public_id}/")
    assert f'href="{MINE}{deposit.public_id}/1/"' in text


def test_what_is_asked_is_read_before_the_button_that_changes_it(site, client_as, member, person):
    deposit = make_with_changes_asked(member, person("facilitator"), "Zqdemandezq ?")
    text = page(client_as("member"), f"{MINE}{deposit.public_id}/")
    asked, button, answer = (text.index(part) for part in ("Zqdemandezq", 'class="button"', "<textarea"))
    assert asked < button < answer


def test_what_differs_is_marked_on_both_sides_and_what_was_typed_stays_text(site, client_as, member, person):
    deposit = make_deposit(member, why="La premiere fois <b> & après.")
    moderating.propose_edit(deposit, person("facilitator"), "why", "La première fois <b> & après.")
    text = page(client_as("member"), f"{MINE}{deposit.public_id}/")
    assert "La <del>premiere</del> fois &lt;b&gt; &amp; après." in text
    assert "La <ins>première</ins> fois &lt;b&gt; &amp; après." in text


def test_nothing_is_said_of_what_nobody_else_reads(site, client_as, member):
    deposit = depositing.withdraw(make_deposit(member), member)
    draft = make_draft(member)
    for one in (deposit, draft):
        path = f"{MINE}{one.public_id}/"
        assert 'value="say"' not in page(client_as("member"), path)
        client_as("member").post(path, {"action": "say", "text": "Zqperduzq"})
    assert not DepositMessage.objects.exists()


def test_who_comes_by_the_link_of_her_mail_is_led_to_change_it(site, client, member, person):
    deposit = make_with_changes_asked(member, person("facilitator"))
    text = page(client, f"/fr/suivi/{deposit.link}/")
    change = f"{MINE}{deposit.public_id}/1/"
    assert f'href="{change}"' in text
    assert "next=" in client.get(change).url

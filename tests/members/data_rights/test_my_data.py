"""« Mon compte » and « Mes données », as their owner uses them."""

import csv
import io
import json
import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

import pytest
import time_machine

from members.data_rights import consents
from members.data_rights.exporting import harmless, sections_of
from members.directory.consent import DIRECTORY
from members.models import (
    AccessLog,
    ApplicationMessage,
    CharterSignature,
    CharterVersion,
    Consent,
    SignInHelp,
    User,
)
from tests.factories import make_application, make_charter, make_person, make_profile
from tests.members.signing import app_code, sign_in, text_of

pytestmark = pytest.mark.django_db
ACCOUNT = {"fr": "/fr/compte/", "en": "/en/account/"}
DATA = {"fr": "/fr/compte/mes-donnees/", "en": "/en/account/my-data/"}
COPY = {"fr": "/fr/compte/mes-donnees/copie/", "en": "/en/account/my-data/copy/"}
ERASE = {"fr": "/fr/compte/mes-donnees/effacer/", "en": "/en/account/my-data/erase/"}
ERASED = "/fr/compte/efface/"
CONSENTS = "/fr/compte/mes-donnees/accords/"
SIGN_IN = "/fr/compte/connexion/"
FACTOR = "/fr/compte/deuxieme-facteur/confirmation/"


@pytest.fixture
def member(site, person):
    user = person("member")
    User.objects.filter(pk=user.pk).update(first_name="Zéline", last_name="=HYPERLINK(1)")
    user.refresh_from_db()
    return user


@pytest.fixture
def her(member, outbox):
    """Her browser, just signed in."""
    client = Client()
    sign_in(client, outbox, member)
    return client


@pytest.fixture
def hers_for_long(client_as, member):
    """Her browser, signed in at an unknown time."""
    return client_as("member")


@pytest.mark.parametrize("path", [*ACCOUNT.values(), *DATA.values(), *COPY.values(), *ERASE.values()])
def test_a_visitor_is_sent_to_sign_in(site, path):
    for answer in (Client().get(path), Client().post(path, {"format": "json", "sure": "on"})):
        assert answer.status_code == 302
        assert "next=" in answer.url


@pytest.mark.parametrize("language", ["fr", "en"])
def test_her_account_leads_to_all_of_it(hers_for_long, language):
    page = hers_for_long.get(ACCOUNT[language])
    assert "no-store" in page["Cache-Control"]
    assert f'href="{DATA[language]}"' in page.content.decode()
    assert f'href="{ACCOUNT[language]}"' in hers_for_long.get(f"/{language}/").content.decode()


def test_she_chooses_her_language(hers_for_long, member):
    assert hers_for_long.post(ACCOUNT["fr"], {"language": "en"}).status_code == 302
    member.refresh_from_db()
    assert member.language == "en"
    hers_for_long.post(ACCOUNT["fr"], {"language": "zq"})
    member.refresh_from_db()
    assert member.language == "en"


def test_she_corrects_her_name_and_nothing_else(hers_for_long, member):
    form = {"first_name": "Ana", "last_name": "É" * 150, "email": "zq@example.org", "is_superuser": "1"}
    assert hers_for_long.post(DATA["fr"], form).status_code == 302
    member.refresh_from_db()
    assert (member.first_name, member.last_name) == ("Ana", "É" * 150)
    assert (member.email.startswith("member-"), member.is_superuser) == (True, False)


def test_a_name_too_long_is_refused_and_shown_again(hers_for_long, member):
    page = hers_for_long.post(DATA["fr"], {"first_name": "a" * 151, "last_name": ""})
    assert page.status_code == 200
    assert "a" * 151 in page.content.decode()
    member.refresh_from_db()
    assert member.first_name == "Zéline"


@pytest.mark.parametrize(
    "words", ["514 555-0123", "(514) 555 0123", "a@example.org", "Écrire à a@example.org", "+1 514 555.0123"]
)
@pytest.mark.parametrize("field", ["first_name", "last_name"])
def test_a_name_holds_no_address_and_no_telephone(hers_for_long, member, field, words):
    page = hers_for_long.post(DATA["fr"], {"first_name": "Ana", "last_name": "Exemple", field: words})
    assert page.status_code == 200
    assert "field-wrong" in page.content.decode()
    member.refresh_from_db()
    assert member.first_name == "Zéline"


def test_a_name_is_one_line_that_reads_as_it_is_written(hers_for_long, member):
    form = {"first_name": "A\u202en\u200ba\r\nBcc: b", "last_name": " Ex\u2066em\ufeffple\x00 "}
    assert hers_for_long.post(DATA["fr"], form).status_code in {200, 302}
    member.refresh_from_db()
    assert (member.first_name, member.last_name) == ("Ana Bcc: b", "Exemple")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_she_reads_all_that_is_held_with_its_words(hers_for_long, member, language):
    SignInHelp.objects.give(member, make_person("facilitator"))
    text = hers_for_long.get(DATA[language]).content.decode()
    assert member.email in text
    labels = {
        "fr": ["Votre compte", "Codes que l’animatrice vous a lus", "Adresse courriel"],
        "en": ["Your account", "Codes that the facilitator read to you", "E-mail"],
    }
    for label in labels[language]:
        assert label in text
    assert "T00:" not in text


@pytest.mark.parametrize(
    ("language", "words", "codes"),
    [("fr", ["l’animatrice", "vous"], ["team", "you"]), ("en", ["the facilitator", "you"], ["team"])],
)
def test_who_wrote_of_her_application_is_said_in_words(hers_for_long, member, language, words, codes):
    application = make_application(email=member.email, account=member)
    ApplicationMessage.objects.create(application=application, text="Où ?", from_team=True)
    ApplicationMessage.objects.create(application=application, text="Ici.", from_team=False)
    values = re.findall(r"<dd>(.*?)</dd>", hers_for_long.get(DATA[language]).content.decode())
    for word in words:
        assert word in values
    for code in codes:
        assert code not in values


def test_the_page_asks_the_database_as_often_for_much_as_for_little(
    hers_for_long, member, django_assert_max_num_queries
):
    hers_for_long.get(DATA["fr"])
    with django_assert_max_num_queries(65) as first:
        hers_for_long.get(DATA["fr"])
    number = len(first)
    for _ in range(5):
        SignInHelp.objects.give(member, None)
    with django_assert_max_num_queries(number):
        hers_for_long.get(DATA["fr"])


def test_a_copy_in_json_holds_all_of_it(her, member):
    answer = her.post(COPY["fr"], {"format": "json"})
    held = json.loads(answer.content)["held"]
    assert held["account"]["data"]["e-mail"] == member.email
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert AccessLog.objects.filter(deed="data_copied").count() == 1


def test_the_charter_that_she_signed_reads_as_text_and_is_folded(hers_for_long, member):
    make_charter(
        text_fr='<h2>Nos règles</h2><p data-block-key="zq">Ce qui est dit &amp; ici.</p><p>Reste ici.</p>'
    )
    version = CharterVersion.objects.in_force()
    CharterSignature.objects.create(
        user=member, version=version, language="fr", text=version.text("fr"), agreements=["Oui", "<b>Non</b>"]
    )
    page = hers_for_long.get(DATA["fr"]).content.decode()
    assert "data-block-key" not in page
    folded = page.split('<details class="held-text">')[1].split("</details>")[0]
    assert "Nos règles" in folded
    assert "Ce qui est dit &amp; ici." in folded
    assert "&lt;p" not in folded
    assert "&lt;b&gt;Non" in page
    (charter,) = [section for section in sections_of(member) if section.name == "charter"]
    assert [field.value for field in charter.entries[0] if field.is_folded] == [
        "Nos règles\n\nCe qui est dit & ici.\n\nReste ici."
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ["compte ouvert le", "Membre", "français", "Présentation"]),
        ("en", ["account opened on", "member", "French"]),
    ],
)
def test_no_code_stands_for_words(client_as, member, language, words):
    make_profile(member, shown=("name", "about", "absence"), about="Bonjour")
    make_charter()
    version = CharterVersion.objects.in_force()
    CharterSignature.objects.create(user=member, version=version, language="fr", text="a", agreements=[])
    with translation.override(language):
        held = {section.name: dict(section.entries[0]) for section in sections_of(member) if section.entries}
        text = str(held).lower()
        shown = held["profile"][gettext("shown to the members")]
        roles, signed_in = held["account"][gettext("roles")], held["charter"]
    assert "about" not in shown.split(", ") and "absence," not in shown
    assert signed_in[[key for key in signed_in if key.endswith(("langue", "language"))][0]] != "fr"
    assert words[0] in text
    assert roles == words[1]
    assert words[2].lower() in text


@pytest.mark.parametrize(("language", "name"), [("fr", "mes-donnees"), ("en", "my-data")])
def test_the_file_is_named_in_her_language(her, language, name):
    assert f'"{name}.csv"' in her.post(COPY[language], {"format": "csv"})["Content-Disposition"]


def test_what_is_done_is_said_to_her(site):
    page = Client().get(ERASED).content.decode()
    assert "à votre sujet" in page
    assert "propriétaire" not in page


def test_a_copy_in_csv_runs_nothing(her, member):
    answer = her.post(COPY["fr"], {"format": "csv"})
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text[1:])))
    assert ["Votre compte", "1", "nom de famille", "'=HYPERLINK(1)"] in rows
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r1", "  =1", "\n=1"])
def test_what_a_spreadsheet_would_run_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "12", "é", "2026-01-01"])
def test_what_is_harmless_stays_as_it_is(text):
    assert harmless(text) == text


@pytest.mark.parametrize("format_", ["", "xml", "../json"])
def test_no_other_format_is_given(her, format_):
    answer = her.post(COPY["fr"], {"format": format_})
    assert "Content-Disposition" not in answer
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize("path", [COPY["fr"], ERASE["fr"]])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_old_session_signs_in_again_first(hers_for_long, member, path, method):
    form = {"format": "json", "published": "goes", "sure": "on"}
    answer = getattr(hers_for_long, method)(path, form if method == "post" else {})
    assert answer.status_code == 302
    assert answer.url.startswith(SIGN_IN)
    assert User.objects.filter(pk=member.pk).exists()


@pytest.mark.parametrize("path", [COPY["fr"], ERASE["fr"]])
def test_a_sign_in_serves_for_a_quarter_of_an_hour(her, path):
    assert her.get(path).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert her.get(path).url.startswith(SIGN_IN)


@pytest.mark.parametrize("path", [COPY["fr"], ERASE["fr"]])
def test_who_has_a_second_factor_shows_it_again(her, member, give_factor, path):
    secret, _codes = give_factor(member)
    form = {"format": "json", "published": "goes", "sure": "on"}
    for answer in (her.get(path), her.post(path, form)):
        assert answer.url.startswith(FACTOR)
    assert her.post(f"{FACTOR}?next={path}", {"code": app_code(secret)}).url == path
    assert her.get(path).status_code == 200


def test_she_erases_her_account_and_is_nobody_any_more(her, member, outbox):
    other = Client()
    sign_in(other, outbox, member)
    page = her.get(ERASE["fr"]).content.decode()
    assert "Votre compte" in page
    outbox.clear()
    answer = her.post(ERASE["fr"], {"published": "goes", "sure": "on"})
    assert answer.url == ERASED
    assert not User.objects.filter(pk=member.pk).exists()
    assert her.get(ERASED).status_code == 200
    for browser in (her, other):
        assert browser.get(DATA["fr"]).url.startswith(SIGN_IN)
    assert [message.to for message in outbox] == [[member.email]]


def test_the_erasure_sent_twice_is_done_once(her, member, outbox):
    for _ in range(2):
        her.post(ERASE["fr"], {"published": "goes", "sure": "on"})
    assert len([message for message in outbox if "est effacé" in text_of(message)]) == 1


@pytest.mark.parametrize(
    "form", [{}, {"published": "goes"}, {"sure": "on"}, {"published": "zq", "sure": "on"}]
)
def test_a_form_half_filled_erases_nothing(her, member, form):
    assert her.post(ERASE["fr"], form).status_code == 200
    assert User.objects.filter(pk=member.pk).exists()


def test_the_only_facilitator_is_told_whom_to_ask(site, person, outbox):
    client = Client()
    sign_in(client, outbox, person("facilitator"))
    page = client.post(ERASE["fr"], {"published": "goes", "sure": "on"}).content.decode()
    assert "seule animatrice" in page
    assert 'name="sure"' not in page
    assert User.objects.filter(pk=person("facilitator").pk).exists()


def test_a_consent_is_given_once_and_taken_back_at_once(hers_for_long, member):
    for _ in range(2):
        consents.give(member, DIRECTORY)
    line = Consent.objects.get()
    assert line.text.startswith("Ce que j’ai coché")
    assert line.language == "fr"
    assert consents.is_given(member, DIRECTORY)
    text = hers_for_long.get(DATA["fr"]).content.decode()
    assert line.text in text
    for _ in range(2):
        assert hers_for_long.post(CONSENTS, {"purpose": DIRECTORY}).status_code == 302
    assert not consents.is_given(member, DIRECTORY)
    assert Consent.objects.get().withdrawn_at is not None
    assert AccessLog.objects.filter(deed="consent_withdrawn").count() == 1


@pytest.mark.parametrize("purpose", ["", "\x00", "a\x00b", "x" * 500, "newsletter"])
def test_taking_back_what_was_never_agreed_to_changes_nothing(hers_for_long, purpose):
    assert hers_for_long.post(CONSENTS, {"purpose": purpose}).status_code == 302
    assert not AccessLog.objects.filter(deed="consent_withdrawn").exists()


def test_a_consent_given_again_is_a_new_line(member):
    consents.give(member, DIRECTORY)
    consents.withdraw(member, DIRECTORY)
    consents.give(member, DIRECTORY, "D’autres mots")
    assert list(Consent.objects.values_list("text", flat=True))[0] == "D’autres mots"
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_nobody_withdraws_for_somebody_else(client_as, member):
    consents.give(member, DIRECTORY)
    client_as("editor").post(CONSENTS, {"purpose": DIRECTORY})
    assert consents.is_given(member, DIRECTORY)


def test_no_consent_is_given_to_a_purpose_that_is_none(member):
    with pytest.raises(KeyError):
        consents.give(member, "zq")

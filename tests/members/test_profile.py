"""One's own profile: nothing is shown that she did not tick, and what she typed is never lost."""

import re
from datetime import timedelta

from django.utils import timezone

import pytest

from members.data_rights.consents import is_given, withdraw
from members.directory.consent import DIRECTORY
from members.directory.shown import shown_to
from members.models import Consent, Organisation, Profile, SignIn, User
from members.models.profile import FIELDS
from portal.models import Region, Theme
from portal.registries.personal_data import personal_data
from tests.factories import make_person, make_profile
from tests.members.directory_world import WORDS, make_full_profile

pytestmark = pytest.mark.django_db
FORM = "/fr/compte/profil/"
PREVIEW = "/fr/compte/profil/apercu/"


@pytest.fixture
def member(site, person):
    return person("member")


@pytest.fixture
def browser(client_as, member):
    return client_as("member")


@pytest.fixture
def reader(site):
    return make_person("member")


def own(member):
    return Profile.objects.get(user=member)


def test_no_box_is_ticked_before_she_ticks_it(browser):
    text = browser.get(FORM).content.decode()
    assert text.count('type="checkbox" name="show_') == len(FIELDS) + 1
    assert "checked" not in text
    assert not Profile.objects.exists()


def test_each_box_says_of_which_field_it_is(browser):
    text = browser.get(FORM).content.decode()
    names = re.findall(r'aria-label="([^"]*)" id="id_show_', text)
    assert len(set(names)) == len(FIELDS) + 1
    assert "Visible par les membres\xa0: Nom" in names
    assert "sauf si vous le choisissez vous-même" in text


def test_what_she_ticks_is_shown_and_nothing_else(browser, member, reader):
    given = {
        "name": "Alix",
        "title": "Intervenante",
        "about": "Chez moi",
        "show_name": "on",
        "show_title": "on",
    }
    assert browser.post(FORM, given).status_code == 302
    shown = shown_to(own(member), reader)
    assert (shown.name, shown.title, shown.about) == ("Alix", "Intervenante", "")
    assert own(member).about == "Chez moi"


def test_without_her_name_ticked_nothing_is_shown(browser, member, reader):
    browser.post(FORM, {"name": "Alix", "title": "Intervenante", "show_title": "on"})
    assert own(member).shown_fields == {"title"}
    assert shown_to(own(member), reader) is None


def test_a_choice_is_a_consent_of_its_own_with_the_words_that_she_read(browser, member):
    browser.post(FORM, {"name": "Alix", "show_name": "on"})
    consent = Consent.objects.get(user=member)
    assert "montré" in consent.text
    browser.post(FORM, {"name": "Alix", "about": "Plus", "show_name": "on"})
    assert Consent.objects.get(user=member) == consent
    browser.post(FORM, {"name": "Alix"})
    assert not is_given(member, DIRECTORY)
    assert own(member).shown == ""


def test_taken_back_in_her_data_it_hides_everything_at_once(browser, member, reader):
    browser.post(FORM, {"name": "Alix", "show_name": "on"})
    assert shown_to(own(member), reader) is not None
    withdraw(member, DIRECTORY)
    assert own(member).shown_fields == set()
    assert shown_to(own(member), reader) is None


def test_a_box_beside_an_empty_field_is_not_kept(browser, member):
    browser.post(FORM, {"name": "Alix", "show_name": "on", "show_region": "on", "show_absence": "on"})
    assert own(member).shown_fields == {"name"}


def test_survivor_asks_for_a_box_of_its_own(browser, member, reader):
    given = {"name": "Alix", "show_name": "on", "sector": "survivor", "show_sector": "on"}
    browser.post(FORM, given)
    assert shown_to(own(member), reader).sector == ""
    browser.post(FORM, {**given, "show_survivor": "on"})
    assert shown_to(own(member), reader).sector == "Survivante"
    browser.post(FORM, {**given, "sector": "research", "show_survivor": "on"})
    browser.post(FORM, given)
    assert shown_to(own(member), reader).sector == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": "x" * 300}, "x" * 300),
        ({"name": "", "show_name": "on", "about": "gardé"}, "gardé"),
        ({"topics": "écrivez à alix@example.org"}, "écrivez à alix@example.org"),
        ({"contact": "au 819 555-0123"}, "au 819 555-0123"),
        ({"about": "(819)555-0123"}, "(819)555-0123"),
        ({"absent_from": "2030-02-10", "absent_until": "2030-02-09"}, "2030-02-09"),
        ({"region": "999999999999999999999"}, "region"),
        ({"themes": ["nulle"]}, "themes"),
    ],
)
def test_a_form_that_is_refused_keeps_what_was_typed_and_changes_nothing(browser, member, given, words):
    response = browser.post(FORM, {"title": "Titre tapé", **given})
    text = response.content.decode()
    assert response.status_code == 200
    assert "errorlist" in text
    assert "Titre tapé" in text
    assert words in text
    assert own(member).title == ""


@pytest.mark.parametrize("text", ["En 2019, 450 femmes", "De 9 h à 17 h, du 1er au 15", "Article 286.1"])
def test_other_numbers_are_taken(browser, member, text):
    assert browser.post(FORM, {"about": text}).status_code == 302
    assert own(member).about == text


def test_script_and_direction_do_no_harm(browser, member, reader):
    name = "<script>alert(1)</script> \u202eהלו"
    browser.post(FORM, {"name": name, "show_name": "on", "about": "<b>gras</b>", "show_about": "on"})
    assert own(member).name == "<script>alert(1)</script> הלו"
    text = browser.get("/fr/membres/").content.decode()
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; הלו</bdi>" in text
    page = browser.get(f"/fr/membres/{own(member).public_id}/").content.decode()
    assert "&lt;b&gt;gras&lt;/b&gt;" in page
    assert "<script>alert" not in page


def test_all_of_it_is_saved_at_once(browser, member):
    region = Region.objects.create(code="95", slug="r", name_fr="R", name_en="R")
    themes = [Theme.objects.create(slug=s, name_fr=s, name_en=s) for s in ("t1", "t2")]
    organisation = Organisation.objects.create(name="Organisme", published=True)
    given = {
        **dict.fromkeys(("name", "title", "topics", "languages", "about", "contact"), "Mot"),
        "organisation": organisation.pk,
        "region": region.pk,
        "sector": "community",
        "themes": [theme.pk for theme in themes],
        "absent_from": "2030-01-01",
        "absent_until": "2030-01-15",
        "absence_message": "Bientôt",
        **{f"show_{field}": "on" for field in FIELDS},
    }
    browser.post(FORM, given)
    profile = own(member)
    assert profile.shown_fields == set(FIELDS)
    assert set(profile.themes.all()) == set(themes)
    assert (profile.organisation, profile.region) == (organisation, region)
    again = browser.get(FORM).content.decode()
    assert 'value="2030-01-15"' in again
    assert again.count("checked") == len(FIELDS) + 2


def test_in_her_own_name_there_is_no_organisation(browser, member, reader):
    organisation = Organisation.objects.create(name="Organisme", published=True)
    given = {"name": "Alix", "organisation": organisation.pk, "on_her_own": "on"}
    browser.post(FORM, {**given, "show_name": "on", "show_organisation": "on"})
    assert own(member).organisation is None
    assert shown_to(own(member), reader).organisation == "à titre personnel"


@pytest.mark.parametrize(
    ("given", "represents"),
    [
        ({"organisation": "A"}, True),
        ({"organisation": "B"}, False),
        ({"organisation": ""}, False),
        ({"organisation": "A", "on_her_own": "on"}, False),
    ],
    ids=["same", "another", "none", "on her own"],
)
def test_only_the_team_makes_her_the_contact_of_an_organisation(browser, member, given, represents):
    keys = {name: Organisation.objects.create(name=name, published=True).pk for name in "AB"}
    make_profile(member, (), name="Alix", organisation_id=keys["A"], represents=True)
    given = {**given, "organisation": keys.get(given["organisation"], "")}
    assert browser.post(FORM, {"name": "Alix", **given}).status_code == 302
    assert own(member).represents is represents
    # Coming back to it does not give it back.
    browser.post(FORM, {"name": "Alix", "organisation": keys["A"]})
    assert own(member).represents is represents


def test_an_organisation_that_is_not_published_is_not_named(member, reader):
    organisation = Organisation.objects.create(name="Maison discrète", published=False)
    profile = make_profile(member, ["name", "organisation"], organisation=organisation)
    assert shown_to(profile, reader).organisation == ""


@pytest.mark.parametrize(
    ("first", "last", "away"),
    [(None, None, False), (-2, 2, True), (0, 0, True), (1, 3, False), (-3, -1, False), (-1, None, True)],
)
def test_an_absence_is_shown_on_its_days_only(member, reader, first, last, away):
    def day(number):
        return None if number is None else timezone.localdate() + timedelta(days=number)

    profile = make_profile(member, ["name", "absence"], absent_from=day(first), absent_until=day(last))
    assert bool(shown_to(profile, reader).absence) == away


def test_her_account_s_name_stands_where_she_chose_none_and_never_her_address(member, reader):
    profile = make_profile(member, name="")
    assert shown_to(profile, reader) is None
    User.objects.filter(pk=member.pk).update(first_name="Alix", last_name="Roy")
    profile = make_profile(User.objects.get(pk=member.pk), name="")
    assert shown_to(profile, reader).name == "Alix Roy"


@pytest.mark.parametrize("role", ["membre", "animatrice"])
@pytest.mark.parametrize("shown", [("name",), ("name", "about"), FIELDS])
def test_the_preview_is_the_page_that_others_get(browser, member, reader, role, shown):
    def article(text):
        page = text[text.index('<article class="profile">') : text.index("</article>")]
        return page.replace("<h2>", "<h1>").replace("</h2>", "</h1>").split('<p><a class="button"')[0]

    profile = make_full_profile(member, shown)
    mine = browser.get(PREVIEW, {"comme": role}).content.decode()
    browser.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    theirs = browser.get(f"/fr/membres/{profile.public_id}/").content.decode()
    assert article(mine).split('<p><span class="button"')[0] == article(theirs)
    assert WORDS["name"] in article(theirs)


@pytest.mark.parametrize(("role", "shown"), [("visiteuse", FIELDS), ("membre", ("title",)), ("zq", ())])
def test_the_preview_of_who_sees_nothing_says_so(browser, member, role, shown):
    make_full_profile(member, shown)
    text = browser.get(PREVIEW, {"comme": role}).content.decode()
    assert "Elle ne voit rien de vous" in text
    assert not [word for word in WORDS.values() if word in text]


def test_a_pseudonym_with_a_passphrase_has_no_profile(browser, member, reader):
    profile = make_full_profile(member, FIELDS)
    assert shown_to(profile, reader)
    User.objects.filter(pk=member.pk).update(sign_in=SignIn.PASSPHRASE)
    assert shown_to(profile, reader) is None
    for path in (FORM, PREVIEW, "/fr/compte/messages/"):
        assert browser.get(path).status_code == 404
        assert browser.post(path, {"name": "Alix"}).status_code in (404, 405)
    assert "zqnamezq" not in browser.get("/fr/membres/").content.decode()


def test_who_may_not_read_the_directory_has_no_profile(client_as):
    assert client_as("stranger").get(FORM).status_code == 404
    assert client_as("visitor").get(FORM)["Location"].startswith("/fr/compte/connexion/")


def test_she_gets_all_that_is_held_and_it_is_erased(member):
    make_full_profile(member, ["name"])
    held = personal_data.get("profile")
    text = str(held.export(member))
    for field in set(WORDS) - {"sector", "absence"}:
        assert WORDS[field] in text, field
    assert WORDS["absence"] in text
    held.erase(member)
    assert not Profile.objects.exists()
    assert held.export(member) == {}

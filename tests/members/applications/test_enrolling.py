"""Lists of people: read whatever their form, looked at first, and nobody is written to twice."""

from time import process_time

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from members.applications.enrolling import enrol, invite_all, not_yet_invited
from members.applications.people_lists import MOST, read_list
from members.models import Application, ApplicationSource, User
from members.tables import decoded
from tests.factories import make_application, make_person

SCREEN = "/admin/applications/enrolment/"
SITE = "https://portail.example"


def read(text):
    return [
        (line.email, line.first_name, line.last_name, str(line.problem), line.state)
        for line in read_list(text)
    ]


def test_a_typed_list_is_read_line_by_line(site):
    lines = read(
        "Alice Tremblay <Alice@Example.org>\n\nbea@example.org\n  Chloé  Roy-Gagné, chloe@example.org\n"
        "dora@example.org;Dora Dupont\nsans adresse\npas@une adresse\n"
    )
    assert lines[:4] == [
        ("alice@example.org", "Alice", "Tremblay", "", "new"),
        ("bea@example.org", "", "", "", "new"),
        ("chloe@example.org", "Chloé", "Roy-Gagné", "", "new"),
        ("dora@example.org", "Dora", "Dupont", "", "new"),
    ]
    assert [bool(line[3]) for line in lines[4:]] == [True, True]


WORDPRESS = (
    "user_login;user_email;display_name;first_name;last_name;role\r\n"
    'alice;alice@example.org;Alice T.;Alice;"Tremblay; Roy";subscriber\r\n'
    "bea;BEA@example.org;Béa Côté;;;subscriber\r\n"
    "bea2;bea@example.org;Béa Côté;;;subscriber\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_an_export_of_wordpress_is_read_whatever_its_alphabet(site, encoding):
    assert read(decoded(WORDPRESS.encode(encoding))) == [
        ("alice@example.org", "Alice", "Tremblay; Roy", "", "new"),
        ("bea@example.org", "Béa", "Côté", "", "new"),
        ("bea@example.org", "Béa", "Côté", "", "twice"),
    ]


def test_a_table_of_a_spreadsheet_tells_organisation_region_and_sector(site):
    from portal.models import Region

    region = Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")
    (line,) = read_list(
        "Courriel\tPrénom\tNom\tOrganisme\tRégion\tMilieu\tSecteur\na@example.org\tA\tB\tMaison\testrie\t\tresearch"
    )
    assert (line.organisation_name, line.region, line.sector) == ("Maison", region, "research")


def test_a_table_with_commas_and_names_that_are_too_long(site):
    lines = read(f'email,prénom,nom\na@example.org,{"A" * 300},B\nb@example.org,"B, C",D\n,,\n')
    assert [bool(line[3]) for line in lines] == [True, False, True]
    assert lines[1][1] == "B, C"


def test_it_says_who_is_known(site):
    member, waiting = make_person("member"), make_application()
    assert [line.state for line in read_list(f"{member.email}\n{waiting.email}\nx@example.org")] == [
        *("member", "waiting", "new"),
    ]


def test_a_list_that_is_too_long_is_refused_whole(site, client_as):
    people = "\n".join(f"p{n}@example.org" for n in range(MOST + 1))
    response = client_as("facilitator").post(
        SCREEN, {"source": "meeting", "language": "fr", "people": people, "agreed": "on"}
    )
    assert "trop longue" in response.content.decode()


def test_people_of_a_meeting_get_one_message_each(site, outbox):
    waiting = make_application(email="bea@example.org", first_name="Béa", why="Mes mots")
    lines = read_list("Alice Tremblay <alice@example.org>\nbea@example.org\nalice@example.org\nrien")
    assert enrol(lines, None, SITE, source=ApplicationSource.MEETING) == 2
    assert sorted(message.to[0] for message in outbox) == ["alice@example.org", "bea@example.org"]
    waiting.refresh_from_db()
    assert waiting.state == "accepted"
    assert User.objects.get(email="bea@example.org").first_name == "Béa"
    assert enrol(read_list("alice@example.org"), None, SITE, source=ApplicationSource.MEETING) == 0
    assert len(outbox) == 2


def test_people_of_the_former_site_wait_for_one_campaign(site, outbox):
    enrol(read_list(WORDPRESS), None, SITE, source=ApplicationSource.IMPORT)
    assert outbox == []
    assert not_yet_invited().count() == 2
    assert invite_all(SITE) == 2
    assert invite_all(SITE) == 0
    assert sorted(message.to[0] for message in outbox) == ["alice@example.org", "bea@example.org"]


def test_the_screen_shows_what_is_understood_before_anything_is_done(site, client_as, outbox):
    client = client_as("facilitator")
    file = SimpleUploadedFile("membres.csv", WORDPRESS.encode("cp1252"), "text/csv")
    given = {"source": "import", "language": "fr", "agreed": "on"}
    text = client.post(SCREEN, {**given, "file": file}).content.decode()
    assert "2 personnes deviennent membres" in text
    assert "Figure deux fois" in text
    assert not Application.objects.exists()
    client.post(SCREEN, {**given, "people": WORDPRESS, "confirmed": "1"})
    assert Application.objects.count() == 2
    assert "2 personnes de l’ancien site" in client.get(SCREEN).content.decode()
    client.post("/admin/applications/campaign/")
    client.post("/admin/applications/campaign/")
    assert len(outbox) == 2


def test_a_region_that_is_none_of_ours_is_said_before_anything_is_done(site, client_as):
    people = "courriel;région;secteur\nada@example.org;Narnie;magie\n"
    given = {"people": people, "source": "meeting", "language": "fr", "agreed": "on"}
    text = client_as("facilitator").post(SCREEN, given).content.decode()
    assert "«\N{NO-BREAK SPACE}Narnie, magie\N{NO-BREAK SPACE}» n’est pas connu ici" in text


@pytest.mark.parametrize("given", [{}, {"people": "  "}, {"people": "a@example.org"}])
def test_without_a_list_or_an_agreement_nothing_is_done(site, client_as, given):
    response = client_as("facilitator").post(SCREEN, {"source": "meeting", "language": "fr", **given})
    assert response.status_code == 200
    assert not Application.objects.exists()


@pytest.mark.parametrize(("language", "address"), [("fr", "/fr/adhesion/"), ("en", "/en/join/")])
def test_the_poster_leads_to_the_form(site, client_as, language, address):
    text = client_as("facilitator").get(f"/admin/applications/poster/?language={language}").content.decode()
    assert f"http://testserver{address}" in text
    assert "<svg" in text


@pytest.mark.parametrize("line", ["x" * 100_000, "@" * 100_000, "x@" * 50_000])
def test_a_file_that_is_no_list_is_read_in_no_time(site, line):
    began = process_time()
    assert all(one.problem for one in read_list(line))
    assert process_time() - began < 2


@pytest.mark.parametrize("people", ["email,nom\na@example.org," + "x" * 140_000, 'email\n"' + "y" * 140_000])
def test_a_line_that_is_far_too_long_is_said_and_nothing_breaks(site, client_as, people):
    given = {"source": "meeting", "language": "fr", "people": people, "agreed": "on"}
    response = client_as("facilitator").post(SCREEN, given)
    assert response.status_code == 200
    assert not Application.objects.exists()


def test_the_former_members_to_invite_wait_on_the_home_page_of_the_admin(site, client_as):
    enrol(read_list("alice@example.org"), None, SITE, source=ApplicationSource.IMPORT)
    assert "ancien site à inviter" in client_as("facilitator").get("/admin/").content.decode()
    invite_all(SITE)
    assert "ancien site à inviter" not in client_as("facilitator").get("/admin/").content.decode()

"""The charter: nothing else opens before it is signed, and a real change asks again."""

import pytest

from members.charter.signing import AlreadyPublished, publish
from members.models import CharterSignature, CharterTalk, CharterVersion, User
from portal.visibility import may_read_members
from tests.factories import make_charter, make_message, make_notice, make_person

SIGN = "/fr/compte/charte/"
BOXES = {"agreement_0": "on", "agreement_1": "on"}


def signs(client, version, **more):
    return client.post(SIGN, {"version": version.pk, **BOXES, **more})


def test_without_a_charter_nothing_is_asked(site, client_as):
    assert client_as("member").get("/fr/").status_code == 200
    assert client_as("member").get(SIGN).status_code == 404
    assert client_as("visitor").get("/fr/charte/").status_code == 302


@pytest.mark.parametrize("role", ["stranger", "member", "editor", "facilitator", "privacy_officer"])
@pytest.mark.parametrize(
    "path",
    [
        "/fr/",
        "/fr/documentation/",
        "/en/documentation/",
        "/fr/recherche/?q=a",
        "/fr/compte/sessions/",
        "/admin/",
    ],
)
def test_nothing_but_the_charter_opens_before_it_is_signed(site, client_as, role, path):
    client = client_as(role)
    make_charter()
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].split("?")[0] in {SIGN, "/en/account/charter/"}


def test_a_form_that_is_sent_before_is_not_taken(site, client_as, person):
    client = client_as("member")
    make_charter()
    response = client.post("/fr/compte/sessions/", {"session": "others"})
    assert response["Location"] == SIGN


@pytest.mark.parametrize("path", ["/fr/charte/", SIGN, f"{SIGN}en-parler/", "/sante/"])
def test_the_charter_and_what_goes_with_it_stay_open(site, client_as, path):
    client = client_as("member")
    make_charter()
    assert client.get(path).status_code == 200


def test_one_may_leave_without_signing(site, client_as):
    client = client_as("member")
    make_charter()
    client.post("/fr/compte/deconnexion/")
    assert "_auth_user_id" not in client.session


def test_no_right_counts_before_it_is_signed(site, client_as, person):
    member, facilitator = person("member"), person("facilitator")
    make_charter()
    for user in (member, facilitator):
        user.refresh_from_db()
        assert not may_read_members(User.objects.get(pk=user.pk))
        assert not User.objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin")


def test_who_administers_the_site_signs_nothing(site, client_as, person):
    client = client_as("superuser")
    make_charter()
    assert client.get("/fr/").status_code == 200


def test_signing_opens_the_page_that_she_wanted(site, client_as, person):
    client = client_as("member")
    version = make_charter()
    notice = make_notice(site, audience="members")
    path = f"/fr/documentation/{notice.slug}/"
    assert client.get(path)["Location"] == f"{SIGN}?next=/fr/documentation/{notice.slug}/".replace(
        "/fr/documentation/" + notice.slug + "/", "%2Ffr%2Fdocumentation%2F" + notice.slug + "%2F"
    )
    assert signs(client, version, next=path)["Location"] == path
    assert client.get(path).status_code == 200
    signature = CharterSignature.objects.get(user=person("member"))
    assert signature.text == version.text_fr
    assert signature.agreements == ["Je garde le silence.", "Je respecte chacune."]
    assert signature.language == "fr"


def test_it_never_leads_to_another_site(site, client_as):
    client = client_as("member")
    version = make_charter()
    assert signs(client, version, next="https://ailleurs.example/")["Location"] == "/fr/compte/"


def test_who_comes_in_for_the_first_time_is_led_to_what_is_hers(site, client_as):
    client = client_as("member")
    assert signs(client, make_charter(), next="/fr/")["Location"] == "/fr/compte/"
    assert 'href="/fr/membres/"' in client.get("/fr/compte/").content.decode()
    assert signs(client, make_charter(text_fr="<p>Autre.</p>"))["Location"] == "/fr/"


def test_each_agreement_has_to_be_ticked(site, client_as, person):
    client = client_as("member")
    version = make_charter()
    response = client.post(SIGN, {"version": version.pk, "agreement_0": "on"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "Cochez cette promesse pour signer" in text
    assert text.count("checked") == 1
    assert not CharterSignature.objects.exists()


def test_no_box_is_ticked_for_her(site, client_as):
    client = client_as("member")
    make_charter()
    assert "checked" not in client.get(SIGN).content.decode()


def test_signing_twice_signs_once(site, client_as, person):
    client = client_as("member")
    version = make_charter()
    signs(client, version)
    assert signs(client, version).status_code == 302
    assert CharterSignature.objects.filter(user=person("member")).count() == 1


def test_a_real_change_asks_for_a_new_signature_and_shows_the_difference(site, client_as, person):
    client = client_as("member")
    signs(client, make_charter())
    second = make_charter(
        text_fr="<p>Ce qui est dit ici reste toujours ici.</p>",
        change_fr="Le silence dure toujours.",
        agreements=("Je garde le silence.", "Je respecte chacune.", "Je demande avant de citer."),
    )
    text = client.get(SIGN).content.decode()
    assert "Vous avez signé la version 1" in text
    assert "Le silence dure toujours." in text
    assert "toujours </ins>" in text.replace('<span class="visually-hidden"> [fin] </span>', "")
    assert "Je demande avant de citer." in text.split('class="changes"')[1].split("</section>")[0]
    response = client.post(SIGN, {"version": second.pk, **BOXES})
    assert "Cochez cette promesse" in response.content.decode()
    client.post(SIGN, {"version": second.pk, **BOXES, "agreement_2": "on"})
    assert client.get("/fr/").status_code == 200
    assert [s.version.number for s in CharterSignature.objects.order_by("signed_at")] == [1, 2]


def test_a_minor_correction_asks_for_nothing(site, client_as, person):
    client = client_as("member")
    signs(client, make_charter())
    version = make_charter(published=False, text_fr="<p>Ce qui est dit ici reste ici !</p>")
    publish(version, person("superuser"), minor=True)
    assert client.get("/fr/").status_code == 200
    assert "reste ici !" in client.get("/fr/charte/").content.decode()
    newcomer = make_person("member")
    assert newcomer.must_sign_charter


def test_the_first_version_is_never_a_minor_correction(site, person):
    member = person("member")
    version = make_charter(published=False)
    publish(version, None, minor=True)
    member.refresh_from_db()
    assert member.must_sign_charter
    assert not CharterVersion.objects.get().is_minor


def test_a_version_that_was_replaced_meanwhile_is_read_again(site, client_as, person):
    client = client_as("member")
    first = make_charter()
    make_charter(text_fr="<p>Tout autre chose.</p>")
    response = signs(client, first)
    assert "La charte vient de changer" in response.content.decode()
    assert not CharterSignature.objects.exists()


def test_a_version_is_published_once(site):
    version = make_charter()
    with pytest.raises(AlreadyPublished):
        publish(version, None, minor=False)


def test_a_new_account_begins_with_the_charter(site):
    make_charter()
    assert make_person("member").must_sign_charter
    assert not make_person("superuser").must_sign_charter


def test_who_would_rather_talk_keeps_her_account(site, client_as, person):
    client = client_as("member")
    version = make_charter()
    assert client.post(f"{SIGN}en-parler/", {"text": "Une question"}).status_code == 302
    client.post(f"{SIGN}en-parler/", {"text": "Deux questions"})
    talk = CharterTalk.objects.get(user=person("member"))
    assert talk.text == "Deux questions"
    assert talk.settled_at is None
    signs(client, version)
    talk.refresh_from_db()
    assert talk.settled_at


def test_what_one_signed_is_printed_as_it_was(site, client_as, person):
    client = client_as("member")
    signs(client, make_charter())
    version = make_charter(published=False, text_fr="<p>Corrigé.</p>")
    publish(version, None, minor=True)
    text = client.get(SIGN).content.decode()
    assert "Ce qui est dit ici reste ici." in text
    assert "Corrigé." not in text
    assert "Je garde le silence." in text


def test_the_public_page_is_in_both_languages(site, client_as):
    make_charter()
    client = client_as("visitor")
    assert "Ce qui est dit ici" in client.get("/fr/charte/").content.decode()
    english = client.get("/en/charter/").content.decode()
    assert "What is said here" in english
    assert "EN Je garde le silence." in english


def test_who_administers_no_longer_signs_as_everybody_does(site):
    make_charter()
    administrator = make_person("superuser")
    administrator = User.objects.get(pk=administrator.pk)
    administrator.is_superuser = False
    administrator.save()
    assert User.objects.get(pk=administrator.pk).must_sign_charter


def test_a_consent_is_withdrawn_before_signing_too(site, client_as):
    client = client_as("member")
    make_charter()
    response = client.post("/fr/compte/mes-donnees/accords/", {"purpose": "directory"})
    assert "/compte/charte/" not in response["Location"]


def test_who_signs_again_is_told_of_the_messages_that_came_meanwhile(site, client_as, person):
    client, member, other = client_as("member"), person("member"), make_person("member")
    signs(client, make_charter())
    make_message(other, member)
    signs(client, make_charter(text_fr="<p>Autre chose.</p>"))
    page = client.get("/fr/").content.decode()
    assert "Aucun avis ne vous était envoyé avant votre signature" in page


def test_who_signs_again_and_has_no_message_is_told_of_none(site, client_as):
    client = client_as("member")
    signs(client, make_charter())
    signs(client, make_charter(text_fr="<p>Autre chose.</p>"))
    page = client.get("/fr/").content.decode()
    assert "Merci. Vous êtes ici chez vous." in page
    assert "Aucun avis" not in page


@pytest.mark.parametrize(
    ("boxes", "says"),
    [
        ({}, "2 promesses ne sont pas cochées"),
        ({"agreement_0": "on"}, "Une promesse n’est pas cochée"),
    ],
)
def test_as_many_promises_as_are_missing_are_said_to_be(site, client_as, boxes, says):
    client, version = client_as("member"), make_charter()
    page = client.post(SIGN, {"version": version.pk, **boxes}).content.decode()
    assert says in page

"""An editor writes a notice in the admin, from sign-in to publication; visitors see what she lets them."""

from django.core import mail
from django.core.cache import cache

import pytest
from playwright.sync_api import expect

from documents.models import DocumentPage
from portal.models import Theme
from tests.browser.desk import Desk
from tests.browser.reader import Reader
from tests.factories import make_notice, make_person, make_site
from tests.files.corpus import pdf
from tests.members.signing import code_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.browser_context_args(locale="fr-CA"),
]
WORD = "zqglycinezq"
TITLE = "Une notice écrite dans un navigateur"
CENTRE = "/fr/documentation/"


@pytest.fixture(autouse=True)
def site(transactional_db, settings):
    """The site, with a theme; the messages that leave are kept."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    Theme.objects.create(slug="prevention", name_fr="Prévenir", name_en="Preventing")
    return make_site()


@pytest.fixture
def desk(site, page, live_server):
    """An editor's browser, not signed in yet."""
    return Desk(page, live_server.url)


@pytest.fixture
def form(desk, site):
    """An editor's browser with the form of a new notice open."""
    desk.enter(make_person("editor"))
    desk.begin_notice(site.centre)
    return desk


@pytest.fixture
def visitor(new_context, live_server):
    """Somebody else's browser, at the portal as everybody sees it."""
    return Reader(new_context().new_page(), live_server.url)


def sign_in_by_code(desk, person):
    desk.go("/admin/")
    desk.page.locator("[name=email]").fill(person.email)
    desk.follow(desk.button("M’envoyer un code"))
    desk.page.locator("[name=code]").fill(code_in(mail.outbox[-1]))
    desk.follow(desk.page.get_by_role("main").get_by_role("button", name="Se connecter"))
    assert desk.at() == "/admin/"


def write_notice(desk):
    desk.field("Titre*").fill(TITLE)
    desk.page.get_by_role("combobox", name="Type").select_option(label="Guide")
    desk.field("Date").fill("2012-10")
    desk.add_contributor("Tremblay", "Alix")
    desk.field("En bref").fill("Ce que dit le document.\nÀ quoi il sert.")
    desk.field("Résumé").fill(f"Un résumé qui parle de {WORD}.")
    desk.page.get_by_role("listbox", name="Thèmes").select_option(label="Prévenir")


def found_by(visitor):
    visitor.go(CENTRE)
    visitor.search(WORD)
    return visitor.titles()


@pytest.mark.both_databases
def test_a_notice_is_written_published_read_and_kept_for_members(desk, visitor):
    sign_in_by_code(desk, make_person("editor"))
    desk.follow(desk.page.get_by_role("link", name="Notices", exact=True))
    desk.follow(desk.page.get_by_role("link", name="Ajouter un(e) notice"))
    desk.choose_parent("Accueil", "Documentation")
    write_notice(desk)
    desk.upload(desk.open_upload(), "Le guide entier", "guide.pdf", pdf())
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    desk.save_draft()
    notice = DocumentPage.objects.get()
    assert not notice.live
    assert found_by(visitor) == []

    desk.publish()
    assert f"« {TITLE} » a été publiée" in desk.messages().replace("\u00a0", " ")
    assert found_by(visitor) == [TITLE]
    assert WORD in visitor.marked()
    visitor.follow(visitor.page.get_by_role("link", name=TITLE))
    path = visitor.at()
    shown = visitor.page.locator("main").inner_text()
    for text in (TITLE, "Alix Tremblay", "octobre 2012", "À quoi il sert.", "Guide", "Prévenir"):
        assert text in shown, text
    file = visitor.page.get_by_role("link", name="Le guide entier").get_attribute("href")
    answer = visitor.page.request.get(visitor.server + file)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
    visitor.follow(visitor.page.get_by_role("link", name="English"))
    assert visitor.at() == path.replace("/fr/", "/en/")
    for text in (TITLE, "October 2012", "Preventing"):
        assert text in visitor.page.locator("main").inner_text(), text

    desk.go(f"/admin/pages/{notice.pk}/edit/")
    desk.change_audience("Les membres")
    assert TITLE in desk.messages()
    assert found_by(visitor) == []
    for address in (path, path.replace("/fr/", "/en/"), file):
        answer = visitor.page.request.get(visitor.server + address, max_redirects=0)
        assert (answer.status, WORD in answer.text()) == (302, False), address
        visitor.go(address)
        assert TITLE not in visitor.page.locator("main").inner_text()
    member = make_person("member")
    visitor.enter(member)
    assert found_by(visitor) == [TITLE]
    assert visitor.page.request.get(visitor.server + file).status == 200


def test_the_preview_shows_what_is_written(form):
    write_notice(form)
    form.button("Afficher/masquer la prévisualisation").click()
    preview = form.page.frame_locator("iframe[src*='in_preview_panel']")
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.get_by_text(WORD)).to_be_visible()


# name, content, what is said
REFUSED = [
    ("programme.pdf", b"MZ\x90\x00" + bytes(600), "Ce genre de fichier n’est pas accepté"),
    ("page.pdf", b"<html><script>1</script></html>", "Ce genre de fichier n’est pas accepté"),
    ("ancien.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ancien fichier Office"),
    ("scelle.pdf", pdf(password="x"), "mot de passe"),
]


def test_a_refused_file_says_why_and_loses_nothing(form):
    write_notice(form)
    dialog = form.open_upload()
    for name, content, reason in REFUSED:
        form.upload(dialog, "Mon fichier", name, content)
        expect(dialog.locator(".error-message").first).to_contain_text(reason)
        expect(dialog.get_by_role("textbox", name="Titre")).to_have_value("Mon fichier")
    form.upload(dialog, "Le bon fichier", "bon.pdf", pdf())
    expect(dialog).to_have_count(0)
    expect(form.page.get_by_text("Le bon fichier")).to_be_visible()
    assert form.field("Titre*").input_value() == TITLE
    assert WORD in form.field("Résumé").input_value()
    assert form.field("Nom de famille").input_value() == "Tremblay"
    form.publish()
    assert DocumentPage.objects.get().file.title == "Le bon fichier"


def test_a_wrong_date_says_how_to_write_it_and_loses_nothing(form):
    write_notice(form)
    for date in ("hier", "2012-13", "2012-02-30", "10/2012"):
        form.field("Date").fill(date)
        form.save_draft()
        assert "erreurs de validation" in form.messages(), date
        wrong = form.page.locator(".w-field--error")
        expect(wrong).to_have_count(1)
        expect(wrong).to_contain_text("Écrivez la date ainsi : 2012, 2012-10 ou 2012-10-15.")
        assert form.field("Date").input_value() == date
        assert WORD in form.field("Résumé").input_value()
    form.field("Date").fill("2012-10-15")
    form.publish()
    assert DocumentPage.objects.get().date == "2012-10-15"


def test_a_refusal_gives_its_reason_and_no_other(form):
    dialog = form.open_upload()
    form.upload(dialog, "Mon fichier", *REFUSED[0][:2])
    expect(dialog.locator(".error-message")).to_contain_text("Ce genre de fichier n’est pas accepté")
    expect(dialog.locator(".error-message")).not_to_contain_text("extension")


def test_the_admin_does_not_call_public_what_is_for_members(form, site):
    notice = make_notice(site, TITLE, audience="members")
    form.go(f"/admin/pages/{notice.pk}/edit/")
    form.button("Afficher/masquer le statut").click()
    expect(form.page.get_by_role("heading", name="État")).to_be_visible()
    expect(form.page.get_by_text("Visible pour tous").filter(visible=True)).to_have_count(0)
    expect(form.page.get_by_role("link", name="Visible par tous")).to_have_count(0)

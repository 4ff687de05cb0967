"""The way in, with a real browser: apply, be asked, be accepted, enter by a link, sign, say who one is."""

import re

from django.core import mail
from django.core.cache import cache

import pytest
from playwright.sync_api import expect

from members.models import Application, PreparedReply, Profile
from portal.models import Region
from tests.browser.desk import Desk
from tests.browser.visit import Visit
from tests.factories import make_application, make_charter, make_person, make_site
from tests.members.signing import code_in, text_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
JOIN = {"fr": "/fr/adhesion/", "en": "/en/join/"}
ACCOUNT = {"fr": "/fr/compte/", "en": "/en/account/"}
PROFILE = {"fr": "/fr/compte/profil/", "en": "/en/account/profile/"}
DIRECTORY = {"fr": "/fr/membres/", "en": "/en/members/"}
WORDS = {
    "fr": {
        "preview": "Voir ma page comme les autres la voient",
        "visitor": "Une visiteuse",
        "nothing": "Elle ne voit rien de vous",
    },
    "en": {
        "preview": "See my page as others do",
        "visitor": "A visitor",
        "nothing": "She sees nothing of you",
    },
}
# Each language is walked with other hands; each screen is looked at on both.
HANDS = {"fr": (320, 640), "en": (1280, 800)}
CHARTER = {"fr": "/fr/compte/charte/", "en": "/en/account/charter/"}
LINK = re.compile(r"https?://\S+")
ADDRESS = "zoe@example.org"
NEXT = "main form.form button:not([name])"


@pytest.fixture(autouse=True)
def portal(settings):
    """Make the site, its charter and a region; keep the messages that leave."""
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.SECOND_FACTOR_FOR_ADMIN = False
    cache.clear()
    site = make_site()
    Region.objects.create(code="05", name_fr="Estrie", name_en="Estrie")
    make_charter()
    return site


@pytest.fixture
def desk(browser, live_server):
    """The facilitator, who has signed, at her desk in a browser of her own."""
    facilitator = make_person("facilitator")
    type(facilitator).objects.filter(pk=facilitator.pk).update(must_sign_charter=False)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    desk = Desk(context.new_page(), live_server.url)
    desk.enter(facilitator)
    yield desk
    context.close()


def link(message):
    """Return the path of the link that a message holds."""
    return "/" + LINK.search(text_of(message))[0].split("/", 3)[3]


def apply(visit, screens):
    visit.go(JOIN[visit.language])
    screens("who")
    visit.page.fill("[name=first_name]", "Zoé")
    visit.page.fill("[name=last_name]", "Essai")
    visit.page.fill("[name=email]", ADDRESS)
    visit.follow(NEXT)
    screens("where")
    visit.follow(NEXT)
    screens("where, with what is missing")
    visit.page.select_option("[name=region]", label="Estrie")
    visit.page.check("[name=sector][value=community]")
    visit.follow(NEXT)
    visit.follow("main button[name=back]")
    assert visit.page.is_checked("[name=sector][value=community]")
    visit.follow(NEXT)
    screens("why")
    visit.page.fill("[name=why]", "Pour apprendre.")
    visit.page.check("[name=agrees]")
    visit.follow(NEXT)
    screens("thank you")


def is_asked_a_question_and_answers(visit, screens, desk):
    path = f"/admin/applications/file/{Application.objects.get().pk}/"
    desk.go(path)
    desk.page.get_by_text("Lui poser une question").click()
    desk.page.get_by_label("Votre question").fill("De quel organisme ?")
    desk.follow(desk.button("Poser la question"))
    visit.go(link(mail.outbox[-1]))
    screens("a question")
    visit.page.fill("[name=text]", "D’un CALACS.")
    visit.follow("main button[value=answer]")
    desk.go(path)
    expect(desk.page.get_by_text("D’un CALACS.")).to_be_visible()


def is_accepted_and_enters_by_the_link(visit, screens, desk):
    desk.follow(desk.button("L’accepter"))
    visit.go(link(mail.outbox[-1]))
    screens("the link of the welcome")
    visit.follow(NEXT)
    assert visit.at() == CHARTER[visit.language]


def signs_the_charter(visit, screens):
    screens("the charter")
    visit.follow("main form.form button")
    assert visit.page.locator("main [role=alert]").count() == 1
    screens("the charter, with what is missing")
    for box in visit.page.locator("main input[type=checkbox]").all():
        box.check()
    visit.follow("main form.form button")
    assert visit.at() == ACCOUNT[visit.language]
    screens("what is hers")
    visit.follow(f"main a[href='{CHARTER[visit.language]}']")
    screens("what was signed")


def says_who_she_is(visit, screens):
    page = visit.page
    visit.go(ACCOUNT[visit.language])
    visit.follow(f"main a[href='{PROFILE[visit.language]}']")
    screens("her profile")
    assert page.locator("main [type=checkbox]:checked").count() == 0
    page.fill("[name=name]", "Zoé")
    page.fill("[name=about]", f"Chez {ADDRESS}")
    visit.follow(NEXT)
    screens("her profile, with an address that is refused")
    assert page.input_value("[name=about]") == f"Chez {ADDRESS}"
    page.fill("[name=about]", "Quelques lignes")
    page.fill("[name=title]", "Un titre caché")
    for group in ("name", "about"):
        page.locator(f"[name=show_{group}]").check()
    visit.follow(NEXT)
    expect(page.locator("main .message")).to_be_visible()
    assert Profile.objects.get().shown_fields == {"name", "about"}


def sees_what_others_see(visit, screens):
    page, words = visit.page, WORDS[visit.language]
    visit.follow(f"text={words['preview']}")
    screens("her page as others see it")
    expect(page.locator(".preview")).to_contain_text("Quelques lignes")
    assert "Un titre caché" not in page.inner_text("main")
    visit.follow(f"main >> text={words['visitor']}")
    screens("her page as a visitor sees it")
    expect(page.locator("main")).to_contain_text(words["nothing"])


def is_in_the_directory(visit, screens):
    visit.go(ACCOUNT[visit.language])
    visit.follow(f"main a[href='{DIRECTORY[visit.language]}']")
    screens("the directory")
    visit.follow(".person h3 a")
    screens("her page in the directory")
    assert visit.page.locator("h1").inner_text() == "Zoé"
    assert "Un titre caché" not in visit.page.inner_text("main")
    assert ADDRESS not in visit.page.content()


@pytest.mark.both_databases
def test_from_the_form_to_the_directory(visit, screens, desk):
    width, height = HANDS[visit.language]
    visit.page.set_viewport_size({"width": width, "height": height})
    apply(visit, screens)
    is_asked_a_question_and_answers(visit, screens, desk)
    is_accepted_and_enters_by_the_link(visit, screens, desk)
    signs_the_charter(visit, screens)
    says_who_she_is(visit, screens)
    sees_what_others_see(visit, screens)
    is_in_the_directory(visit, screens)
    assert [person.name for person in Profile.objects.all()] == ["Zoé"]


def test_a_member_signs_in_by_code_on_another_device_and_meets_the_new_charter(visit, screens):
    member = make_person("member")
    type(member).objects.filter(pk=member.pk).update(must_sign_charter=False)
    visit.ask_code(member.email)
    visit.send(code=code_in(mail.outbox[-1]))
    assert visit.at() == f"/{visit.language}/"
    make_charter(
        text_fr="<p>Ce qui est dit ici reste toujours ici.</p>", text_en="<p>What is said stays.</p>"
    )
    visit.go({"fr": "/fr/documentation/", "en": "/en/documentation/"}[visit.language])
    assert visit.at() == CHARTER[visit.language]
    visit.follow("main form.form a")
    screens("talk about it first")
    visit.page.fill("[name=text]", "Une question")
    visit.follow("main form.form button")
    screens("talk asked for")
    visit.follow("main p:last-of-type a")
    for box in visit.page.locator("main input[type=checkbox]").all():
        box.check()
    visit.follow("main form.form button")
    visit.go({"fr": "/fr/documentation/", "en": "/en/documentation/"}[visit.language])
    assert "documentation" in visit.at()


def test_the_way_in_needs_no_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    visit = Visit(context.new_page(), live_server.url, "fr")
    apply(visit, lambda name: None)
    visit.go(link(mail.outbox[-1]))
    visit.follow("main button[value=withdraw]")
    visit.follow("main button[value=withdraw]")
    assert Application.objects.get().state == "withdrawn"
    context.close()


# Without JavaScript, Wagtail's own menu covers a telephone.
@pytest.fixture(params=[(True, 320), (False, 1280)], ids=["JavaScript", "no JavaScript"])
def facilitator(request, browser, live_server):
    """The facilitator at her desk: on a telephone, and on a computer without JavaScript."""
    scripted, width = request.param
    person = make_person("facilitator")
    type(person).objects.filter(pk=person.pk).update(must_sign_charter=False)
    context = browser.new_context(java_script_enabled=scripted, viewport={"width": width, "height": 800})
    desk = Desk(context.new_page(), live_server.url)
    desk.enter(person)
    yield desk
    context.close()


def test_a_prepared_reply_is_put_below_what_is_typed_and_changed_before_it_leaves(facilitator):
    desk, page = facilitator, facilitator.page
    application = make_application()
    PreparedReply.objects.create(
        moment="ask", title_fr="Organisme", title_en="-", text_fr="Lequel ?", text_en="-"
    )
    desk.go(f"/admin/applications/file/{application.pk}/")
    page.get_by_text("Lui poser une question").click()
    page.fill("[name=question]", "Bonjour Zoé.")
    page.locator("details[open] select").select_option(label="Organisme")
    right = page.locator("details[open] :is(select, textarea)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert len(right) == 2
    assert max(right) <= page.viewport_size["width"]
    desk.follow(page.locator("details[open] button[name=fill]"))
    expect(page.locator("[name=question]")).to_have_value("Bonjour Zoé.\n\nLequel ?")
    assert mail.outbox == []
    page.fill("[name=question]", "Lequel, s’il vous plaît ?")
    desk.follow(page.locator("details[open] button[name=action]"))
    assert application.messages.get().text == "Lequel, s’il vous plaît ?"
    assert len(mail.outbox) == 1


def test_several_people_are_enrolled_at_a_meeting(desk):
    desk.go("/admin/applications/enrolment/")
    desk.page.get_by_label("La liste").fill("Alice Essai <alice@example.org>\nrien")
    desk.page.get_by_label("Ces personnes sont d’accord").check()
    desk.follow(desk.button("Voir ce qui est compris"))
    expect(desk.page.get_by_text("1 personne devient membre")).to_be_visible()
    desk.follow(desk.button("En faire des membres"))
    assert [message.to for message in mail.outbox] == [["alice@example.org"]]


def test_a_change_of_the_charter_is_published_from_the_desk(desk):
    desk.go("/admin/charter-versions/add/")
    field = desk.page.locator("[name=agreements_fr]")
    field.fill(f"{field.input_value()}\nJe préviens.")
    field = desk.page.locator("[name=agreements_en]")
    field.fill(f"{field.input_value()}\nI warn.")
    desk.follow(desk.button("Enregistrer"))
    desk.follow(desk.page.get_by_role("link", name="Charte, brouillon").first)
    key = re.search(r"edit/(\d+)", desk.at())[1]
    desk.go(f"/admin/charter/publish/{key}/")
    expect(desk.page.locator("ins").first).to_contain_text("Je préviens.")
    desk.page.get_by_label("Elle change ce qui est promis").check()
    desk.follow(desk.button("Publier cette version"))
    assert desk.at().startswith(CHARTER["fr"])

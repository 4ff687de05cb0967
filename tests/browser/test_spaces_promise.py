"""A question from its asking to its summary, and whom to call when it cannot wait."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.test import Client
from django.utils import timezone

import pytest
import time_machine

from portal.models import Region
from spaces.mail.tasks import remind_owners
from spaces.models import QuestionPromise, QuestionState
from tests.browser.visit import TALL
from tests.factories import make_organisation, make_profile, make_site
from tests.spaces.making import address, make_post, make_space, make_topic, take_part, topic_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = timedelta(days=1)
SAYS = {
    "fr": {
        "seen": "Vue par Zqmodératrice",
        "late": "Sans réponse depuis 8 jours",
        "take": "Je m’en occupe",
        "hers": "Zqmodératrice s’en occupe",
        "news": "Donner des nouvelles",
        "answers": "Ceci répond à la question",
        "answer": "La réponse de Zqautre",
        "sum": "Résumer la réponse",
        "summed": "Résumée",
    },
    "en": {
        "seen": "Seen by Zqmodératrice",
        "late": "No answer for 8 days",
        "take": "I see to it",
        "hers": "Zqmodératrice sees to it",
        "news": "Give her news",
        "answers": "This answers the question",
        "answer": "The answer of Zqautre",
        "sum": "Sum up the answer",
        "summed": "Summed up",
    },
}


def sign_in(visit, participation):
    client = Client()
    client.force_login(participation.user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies["sessionid"].value
    visit.page.context.clear_cookies()
    visit.page.context.add_cookies([{"name": "sessionid", "value": session, "url": visit.server}])


def press(visit, words, role="button"):
    with visit.page.expect_navigation():
        visit.page.get_by_role(role, name=words).first.click()


def test_a_question_is_followed_from_its_asking_to_its_summary(live_server, visit, screens, sink):
    make_site()
    space, says = make_space("Zqnom", mail_content="full"), SAYS[visit.language]
    asker, other = take_part(space), take_part(space)
    moderator = take_part(space, moderates=True)
    for hers, name in ((asker, "Zqdemande"), (other, "Zqautre"), (moderator, "Zqmodératrice")):
        make_profile(hers.user, name=name)
    asked = timezone.now() - 8 * DAY
    with time_machine.travel(asked, tick=True):
        topic = make_topic(asker, "Où dormir ce soir avec un chien ?", kind="question")
    here = topic_address(topic, visit.language)

    remind_owners.call()
    assert [message["To"] for message in sink.messages] == [moderator.user.email]
    sign_in(visit, moderator)
    visit.go(here)
    assert says["late"] in visit.page.inner_text(".promise").replace("\u00a0", " ")
    screens("late, for a moderator")
    press(visit, says["take"])
    press(visit, says["news"], "link")
    screens("giving news")
    press(visit, says["news"].replace("Donner des", "Donner ces").replace("her", "this"))
    assert says["hers"] in visit.page.inner_text(".promise").replace("\u00a0", " ")

    make_post(other, topic, "Au refuge **de démonstration**.")
    assert sink.messages[-1]["To"] == asker.user.email
    sign_in(visit, asker)
    visit.go(here)
    assert says["seen"] in visit.page.inner_text(".promise").replace("\u00a0", " ")
    press(visit, says["answers"])
    assert says["answer"] in visit.page.inner_text(".promise").replace("\u00a0", " ")
    screens("answered, for who asked")

    sign_in(visit, moderator)
    visit.go(address("question_sum_up", space.public_id, topic.public_id, language=visit.language))
    visit.page.fill("[name=summary]", "Le refuge de démonstration accepte les chiens.")
    with visit.page.expect_navigation():
        visit.page.click("main form.form button[type=submit]")
    assert says["summed"] in visit.page.inner_text(".promise").replace("\u00a0", " ")
    screens("summed up")
    assert QuestionPromise.objects.get().state == QuestionState.SUMMARISED

    visit.page.context.clear_cookies()
    stop = urlsplit(sink.messages[-1]["List-Unsubscribe"].strip(" <>")).path
    visit.go(stop if visit.language == "fr" else stop.replace("/fr/courriels/arreter/", "/en/mails/stop/"))
    screens("stopping the mails")
    visit.follow("main form.form button")
    screens("stopped")


def test_whom_to_call_is_there_at_once(live_server, visit, screens):
    make_site()
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    make_organisation("Organisme de démonstration", region=region, phone="819 555-0101")
    visit.page.set_viewport_size({"width": 1280, "height": TALL})
    visit.go(address("urgent", language=visit.language))
    visit.page.select_option("[name=region]", region.slug)
    visit.follow(".urgent-region button")
    assert "819 555-0101" in visit.page.inner_text("main").replace("\u00a0", " ")
    screens("urgent")

"""The page of a question: where it stands in words, who sees to it, and what each may do."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from portal.models import Region
from spaces.models import Block, QuestionPromise, QuestionState
from spaces.questions import deeds
from tests.factories import make_profile
from tests.spaces.making import (
    address,
    make_post,
    make_space,
    make_topic,
    take_part,
    topic_address,
    visit_twice,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(site):
    space = make_space("Ici")
    people = {name: take_part(space) for name in ("asker", "other")}
    people["moderator"] = take_part(space, moderates=True)
    for name, hers in people.items():
        make_profile(hers.user, name=f"Zq{name}")
    people |= {"space": space, "topic": make_topic(people["asker"], "Où aller ?", kind="question")}
    return people


def signed_in(participation):
    client = Client()
    client.force_login(participation.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def reads(place, who, language="fr"):
    response = signed_in(place[who]).get(topic_address(place["topic"], language))
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def deed(place, who, name, data=None, *parts):
    path = address(name, place["space"].public_id, place["topic"].public_id, *parts)
    return signed_in(place[who]).post(path, data or {})


def promise(place):
    return QuestionPromise.objects.get(topic=place["topic"])


def test_opening_it_says_seen_for_a_moderator_and_for_nobody_else(place):
    assert "Vue par" not in reads(place, "other")
    assert promise(place).state == QuestionState.RECEIVED
    reads(place, "moderator")
    assert "Vue par Zqmoderator" in reads(place, "asker")
    assert "Seen by Zqmoderator" in reads(place, "asker", "en")


def test_a_discussion_promises_nothing(place):
    place["topic"] = make_topic(place["asker"])
    assert "promise" not in reads(place, "moderator")


def test_only_moderators_are_offered_what_moderators_do(place):
    deeds = f"/t/{place['topic'].public_id}/p/"
    assert f"{deeds}r/" in reads(place, "moderator")
    for who in ("asker", "other"):
        assert deeds not in reads(place, who)


def test_each_step_is_told_in_words(place):
    day = timezone.localdate() + timedelta(days=4)
    deed(place, "moderator", "question_take", {"instead_of": ""})
    assert "Zqmoderator s’en occupe" in reads(place, "asker")
    deed(place, "moderator", "question_pass_on", {"to": "Zoé", "region": "", "news_by": day.isoformat()})
    assert "Passée à Zoé" in reads(place, "asker")
    assert "Zqmoderator suit la réponse" in reads(place, "asker")
    assert "Prochaines nouvelles d’ici" in reads(place, "asker")
    deed(place, "moderator", "question_say", {"word": "Pas encore trouvé.", "news_by": ""})
    assert "Pas encore trouvé." in reads(place, "other")
    deed(place, "moderator", "question_telephone", {"summary": "**Au refuge**", "written_at": ""})
    page = reads(place, "asker")
    assert "donnée par téléphone" in page
    assert "<strong>Au refuge</strong>" in page
    assert promise(place).state == QuestionState.SUMMARISED


def test_a_region_is_named_and_a_name_or_a_region_is_asked(place):
    region = Region.objects.create(code="05", slug="estrie", name_fr="Estrie", name_en="Estrie")
    for data in (
        {},
        {"to": "Zoé", "region": region.pk},
        {"region": "x"},
        {"to": "Z", "news_by": "2001-01-01"},
    ):
        assert deed(place, "moderator", "question_pass_on", data).status_code == 200
        assert promise(place).forwarded_at is None
    deed(place, "moderator", "question_pass_on", {"region": region.pk})
    assert region.name_fr in reads(place, "asker")


def test_a_second_click_does_nothing_twice(place):
    for _click in range(2):
        deed(place, "moderator", "question_say", {"word": "Je cherche.", "news_by": ""})
    said = promise(place).word_at
    deed(place, "moderator", "question_say", {"word": "Je cherche.", "news_by": ""})
    assert promise(place).word_at == said


def test_a_summary_written_meanwhile_is_shown_and_hers_given_back(place):
    deeds.sum_up(take_part(place["space"], moderates=True), place["topic"], "Le sien.", written_at=None)
    response = deed(place, "moderator", "question_sum_up", {"summary": "Le mien.", "written_at": ""})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Le mien." in page
    assert "Le sien." in page
    assert promise(place).summary == "Le sien."
    # With the summary as it is now before her, she goes on.
    signed = signed_in(place["moderator"])
    path = address("question_sum_up", place["space"].public_id, place["topic"].public_id)
    form = signed.get(path).context["form"]
    written = form.fields["written_at"].initial
    signed.post(path, {"summary": "Les deux.", "written_at": written})
    assert promise(place).summary == "Les deux."


def test_the_answer_stands_under_the_question(place):
    post = make_post(place["other"], place["topic"], "Au bout de la rue.")
    deed(place, "asker", "question_mark_answer", {}, post.public_id)
    page = reads(place, "asker")
    assert "La réponse de Zqother" in page
    assert page.count("Au bout de la rue.") == 2


def test_the_answer_of_who_blocked_her_is_shown_to_her_nowhere(place):
    post = make_post(place["other"], place["topic"], "Zqcaché")
    deeds.mark_answer(place["moderator"], place["topic"], post)
    Block.objects.create(blocker=place["other"], blocked=place["asker"])
    assert "zqcaché" not in reads(place, "asker").lower()
    assert "zqother" not in reads(place, "asker").lower()


def test_a_content_note_keeps_the_answer_closed(place):
    post = make_post(place["other"], place["topic"], "Zqdur", content_note="récit")
    deeds.mark_answer(place["asker"], place["topic"], post)
    assert reads(place, "asker").count("Zqdur") == 1


def test_nobody_else_marks_an_answer_or_says_that_it_waits(place):
    post = make_post(place["other"], place["topic"])
    assert deed(place, "other", "question_mark_answer", {}, post.public_id).status_code == 404
    assert deed(place, "moderator", "question_wait_again").status_code == 404
    assert deed(place, "asker", "question_take", {"instead_of": ""}).status_code == 404
    assert promise(place).is_open
    deed(place, "asker", "question_mark_answer", {}, post.public_id)
    deed(place, "asker", "question_wait_again")
    assert promise(place).waits_since


def test_words_typed_when_the_session_had_ended_come_back(place):
    client = signed_in(place["moderator"])
    path = address("question_say", place["space"].public_id, place["topic"].public_id)
    typed_by = client.get(path).context["typed_by"]
    client.cookies.pop("sessionid")
    client.post(path, {"word": "Zqgardé", "typed_by": typed_by})
    client.force_login(place["moderator"].user, backend="django.contrib.auth.backends.ModelBackend")
    assert "Zqgardé" in client.get(path).content.decode()
    assert promise(place).word == ""


def test_as_many_queries_for_one_answer_as_for_thirty(place):
    def number():
        client = signed_in(place["asker"])
        visit_twice(client, topic_address(place["topic"]))
        with CaptureQueriesContext(connection) as made:
            client.get(topic_address(place["topic"]) + "?page=1")
        return len(made)

    make_post(place["other"], place["topic"])
    deeds.mark_answer(place["asker"], place["topic"], place["topic"].posts.get(number=2))
    few = number()
    for _post in range(30):
        make_post(place["other"], place["topic"])
    assert number() == few

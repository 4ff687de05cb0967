"""A tool that came by a deposit: what its author decided holds, whoever works in the admin."""

import uuid

from django.utils.datastructures import MultiValueDict

from wagtail.models import Revision

import pytest

from deposits import depositing, moderating
from deposits.answers import Incomplete
from deposits.claiming import claim
from deposits.copies import copy_of
from deposits.models import Deposit, OnBehalf
from members.data_rights.erasing import erase_person
from portal.models import PortalPage
from portal.visibility import Audience
from tests.factories import make_person, make_tools_index
from tools.models import ToolPage

pytestmark = pytest.mark.django_db
ANSWERS = {
    "title": ["Trois questions"],
    "purpose": ["Commencer"],
    "credit": ["other"],
    "credit_other": ["Louise"],
    "tale": ["On écoute"],
    "link": [""],
    "licence": ["as_is"],
}
LABELS = {"field": ["intervention"]}


@pytest.fixture(autouse=True)
def index(site):
    return make_tools_index(site)


@pytest.fixture
def facilitator(index):
    return make_person("facilitator")


def accepted(deposit, facilitator, audience="members"):
    labels = MultiValueDict({**LABELS, "audience": [audience]})
    moderating.keep_labels(deposit, deposit.depositable.labels(), labels)
    return moderating.approve(deposit, facilitator)


def sent(typist, audience="members", **begun):
    answers = {**ANSWERS, "audience": [audience]}
    draft = depositing.begin(typist, "tool", uuid.uuid4(), language="fr", answers=answers, **begun)
    return depositing.submit(draft, typist)


def test_what_was_told_for_her_is_hers_once_claimed_and_goes_with_her(facilitator):
    deposit = sent(facilitator, author=False)
    OnBehalf.objects.create(
        deposit=deposit, told_by="Louise", consent_way="telephone", consent_on="2026-01-15"
    )
    deposit = accepted(Deposit.objects.get(), facilitator)
    assert ToolPage.objects.get().told_by
    member = make_person("member")
    claim(deposit, member)
    assert ToolPage.objects.get().author == member
    erase_person(member, by=member)
    assert not ToolPage.objects.exists()
    assert "Louise" not in str(list(Revision.objects.values_list("content", flat=True)))


@pytest.mark.parametrize("wish", ["members", "public"])
@pytest.mark.parametrize("role", ["editor", "facilitator"])
def test_the_team_opens_to_everybody_only_what_its_author_wished_so(facilitator, client_as, role, wish):
    accepted(sent(make_person("member"), wish), facilitator)
    page = PortalPage.objects.get(pk=ToolPage.objects.get().pk)
    client_as(role).post(f"/admin/pages/{page.pk}/audience/", {"audience": "public"})
    page.refresh_from_db()
    assert page.audience == wish


def test_a_change_does_not_open_again_what_the_team_closed(facilitator):
    author = make_person("member")
    deposit = accepted(sent(author, "public"), facilitator, "public")
    ToolPage.objects.get().set_audience(Audience.MEMBERS, facilitator)
    change = depositing.submit(copy_of(deposit, author, uuid.uuid4(), changes=True), author)
    begun = change.depositable.labels().beginning(change)
    assert begun["audience"] == Audience.MEMBERS


def test_a_former_state_does_not_bring_back_words_that_she_took_out(facilitator):
    author = make_person("member")
    deposit = accepted(sent(author), facilitator)
    change = copy_of(deposit, author, uuid.uuid4(), changes=True)
    Deposit.objects.filter(pk=change.pk).update(answers={**change.answers, "tale": ["Autrement"]})
    accepted(depositing.submit(change, author), facilitator)
    tool = ToolPage.objects.get()
    assert tool.words == "Autrement"
    assert "On écoute" not in str(list(tool.revisions.values_list("content", flat=True)))


HOSTILE = "<script>zq()</script><img src=x onerror=zq()>\"'zq"


def test_no_field_of_hers_becomes_code(facilitator, client_as):
    texts = ("title", "purpose", "tale", "for_whom", "when_to_use", "how_to_use", "adapted_from_words")
    hostile = {name: [HOSTILE] for name in (*texts, "credit_other")}
    draft = depositing.begin(
        make_person("member"),
        "tool",
        uuid.uuid4(),
        language="fr",
        answers={**ANSWERS, **hostile, "audience": ["members"]},
    )
    labels = MultiValueDict({**LABELS, "audience": ["members"], "tags": [HOSTILE], "summary": [HOSTILE]})
    deposit = depositing.submit(draft, None)
    moderating.keep_labels(deposit, deposit.depositable.labels(), labels)
    moderating.approve(deposit, facilitator)
    tool, client = ToolPage.objects.get(), client_as("member")
    for path in (f"/fr/outils/{tool.slug}/", "/fr/outils/", "/fr/outils/?q=zq", "/fr/recherche/?q=zq"):
        text = client.get(path).content.decode()
        assert "zq" in text and "<script>zq" not in text and "<img src=x" not in text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//x\\y"])
def test_a_link_leads_to_the_web_only(facilitator, link):
    answers = {**ANSWERS, "link": [link], "audience": ["members"]}
    draft = depositing.begin(make_person("member"), "tool", uuid.uuid4(), language="fr", answers=answers)
    with pytest.raises(Incomplete):
        depositing.submit(draft, None)

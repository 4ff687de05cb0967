"""A testimony that waits is found at the desks of moderators; what they decide is written down."""

from datetime import timedelta

from django.utils import timezone

import pytest

from portal.registries.queues import queues
from spaces import models
from spaces.choices import ParticipationState
from spaces.models.testimony import Circle
from spaces.moderation.own_queues import spaces_without_anybody
from spaces.testimonies import deciding, giving
from tests.factories import make_person
from tests.spaces.making import address, client_of, make_space, make_testimony, make_topic, take_part

pytestmark = pytest.mark.django_db
BREATHE = "Rien ne vous attend. Respirez."


@pytest.fixture
def told(sink):
    """Return what gives the addresses that were written to, in order."""
    return lambda: [message["To"] for message in sink.messages]


def desk_of(refuge, moderator=None):
    client = client_of(moderator or refuge.moderator)
    return client.get(address("space_moderation", refuge.space.public_id)).content.decode()


def decided(refuge, held, how, *words):
    """Have the moderator decide about what waits; return it."""
    held.refresh_from_db()
    return how(refuge.moderator, held, held.waits_since.isoformat(), *words)


def test_the_desk_of_its_space_leads_to_it_until_it_is_decided(refuge):
    assert BREATHE in desk_of(refuge)
    held = make_testimony(refuge.author)
    page = desk_of(refuge)
    assert "1 témoignage attend d’être lu" in page and BREATHE not in page
    assert page.count(f'href="{address("space_testimonies", refuge.space.public_id)}"') == 2
    make_testimony(refuge.author)
    assert "2 témoignages attendent d’être lus" in desk_of(refuge)
    for one in models.Testimony.objects.all():
        decided(refuge, one, deciding.accept)
    assert BREATHE in desk_of(refuge) and held.pseudonym not in page


def test_the_page_of_all_her_spaces_counts_it(refuge):
    take_part(make_space("Zqautre"), refuge.moderator.user, moderates=True)
    path = address("moderation_everywhere")
    assert "attend<" not in refuge.desk.get(path).content.decode()
    make_testimony(refuge.author)
    assert "1 chose attend<" in refuge.desk.get(path).content.decode()


@pytest.mark.parametrize("how", ["her own", "she is out", "part switched off"])
def test_what_nobody_here_decides_about_does_not_wait_for_her(refuge, how):
    make_testimony(refuge.moderator if how == "her own" else refuge.author)
    if how == "she is out":
        models.Participation.objects.filter(pk=refuge.author.pk).update(state=ParticipationState.REMOVED)
    if how == "part switched off":
        models.Space.objects.update(parts=["discussions"])
    assert BREATHE in desk_of(refuge)
    assert queues.get("testimonies").waiting(refuge.moderator.user).number == 0


def test_the_desks_ask_as_much_of_the_database_for_many_as_for_one(refuge, django_assert_max_num_queries):
    take_part(make_space(), refuge.moderator.user, moderates=True)
    paths = [address("space_moderation", refuge.space.public_id), address("moderation_everywhere")]
    counts = []
    for _round in range(2):
        for _number in range(3):
            make_testimony(refuge.author)
        for path in paths:
            refuge.desk.get(path)
            refuge.desk.get(path)
            with django_assert_max_num_queries(60) as queries:
                refuge.desk.get(path)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]


def test_the_log_says_what_was_decided_and_neither_its_words_nor_whose_it_is(refuge, client_as):
    one, other = (make_testimony(refuge.author, "Zqcorps", pseudonym="Zqnom") for _number in range(2))
    decided(refuge, one, deciding.accept)
    decided(refuge, other, deciding.send_back, "Zqmot")
    deciding.take_down(refuge.moderator, one, "Zqmot")
    colleague = take_part(refuge.space, moderates=True)
    log = client_of(colleague).get(address("moderation_log", refuge.space.public_id)).content.decode()
    desk = client_as("privacy_officer").get("/fr/bureau-vie-privee/espaces/").content.decode()
    for page in (log, desk):
        for words in (
            "a donné un témoignage à lire",
            "a rendu un témoignage avec un mot",
            "a retiré un témoignage à qui le lisait",
        ):
            assert words in page
        assert not any(word in page for word in ("Zqcorps", "Zqnom", "Zqmot"))
    # The same code would stand beside what she does under her name in the space.
    assert set(models.ModerationAct.objects.values_list("whom", flat=True)) == {""}


def test_a_moderator_does_not_read_who_decided_about_her_own(refuge):
    colleague = take_part(refuge.space, moderates=True)
    decided(refuge, make_testimony(colleague), deciding.accept)
    path = address("moderation_log", refuge.space.public_id)
    assert "un témoignage" not in client_of(colleague).get(path).content.decode()
    assert "un témoignage" in refuge.desk.get(path).content.decode()


def test_moderators_are_told_that_it_waits_once_for_what_comes_soon_after(refuge, told):
    held = make_testimony(refuge.author)
    assert told() == [refuge.moderator.user.email]
    make_testimony(refuge.author)
    make_topic(refuge.author, "Zqtitre", "Appelez-moi au 819 555-0143.")
    giving.change_words(refuge.author, held, giving.Words("Zq", "Zq", "fr"))
    assert len(told()) == 1
    long_ago = timezone.now() - timedelta(days=2)
    models.Testimony.objects.update(waits_since=long_ago)
    models.Post.objects.update(written_at=long_ago)
    make_testimony(refuge.author)
    assert len(told()) == 2


def test_what_is_asked_for_anew_is_told_of(refuge, sink, told):
    held = decided(refuge, make_testimony(refuge.author), deciding.accept)
    sink.messages.clear()
    giving.choose_readers(refuge.author, held, giving.Readers(Circle.NOBODY))
    assert told() == []
    giving.choose_readers(refuge.author, held, giving.Readers(Circle.MEMBERS))
    assert told() == [refuge.moderator.user.email]


def test_where_nobody_else_moderates_the_privacy_officer_is_told(refuge, told):
    officer = make_person("privacy_officer")
    make_testimony(refuge.moderator)
    assert told() == [officer.email]
    assert spaces_without_anybody() == [refuge.space.public_id]
    assert queues.get("space_moderation_alone").waiting(officer).number == 1


def test_the_facilitator_learns_elsewhere_only_that_something_waits(refuge):
    facilitator = make_person("facilitator")
    elsewhere = queues.get("spaces_elsewhere").waiting
    assert elsewhere(facilitator).number == 0
    for _number in range(2):
        make_testimony(refuge.author)
    assert (elsewhere(facilitator).number, elsewhere(facilitator).oldest) == (1, None)

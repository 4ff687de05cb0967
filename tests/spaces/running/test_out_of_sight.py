"""What she takes away tells nothing of what became of a space that she reads no more; her words are hers."""

import json
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import override

import pytest

from portal.registries.personal_data import personal_data
from spaces.choices import ParticipationState
from spaces.meetings.coming import come
from spaces.models import Meeting, Participation, Resource, SharedText, SignedAgreement, Space, Topic
from spaces.texts.writing import comment, save_text
from spaces.things.writing import change
from tests.spaces.making import DISCREET, make_post, make_topic, take_part
from tests.spaces.shelter.coming import come_in as bring_in
from tests.spaces.shelter.coming import shelter
from tests.spaces.things import make_link, make_meeting, make_text, space_with_all

pytestmark = pytest.mark.django_db
NEW = "zqnouveau"
HER_WORDS = ("zqmessage", "zqreponse", "zqlien", "zqversion", "zqremarque", "zqdemande", "zqpseudo")
UNTOLD = "Un espace que vous ne lisez pas en ce moment"


def export_of(user):
    with override("fr"):
        found = [personal_data.get(name).export(user) for name in ("spaces", "space_things")]
    return json.dumps(found, ensure_ascii=False)


def take_out(participation):
    Participation.objects.filter(pk=participation.pk).update(state=ParticipationState.REMOVED)


def rename_all(space):
    """Have everything that had a name take another."""
    Space.objects.filter(pk=space.pk).update(name_fr=f"{NEW} espace", name_en=f"{NEW} space")
    Topic.objects.filter(space=space).update(title=f"{NEW} sujet")
    SharedText.objects.filter(space=space).update(title=f"{NEW} texte")
    Meeting.objects.filter(space=space).update(title=f"{NEW} rencontre")


def place(**fields):
    """Return somebody who wrote in each part of a space, and its moderator."""
    space = space_with_all("Zqancien", pseudonyms="allowed", **fields)
    moderator = take_part(space, moderates=True)
    hers = take_part(space, pseudonym="Zqpseudo", request="Zqdemande")
    make_topic(hers, "Zqsujet", "Zqmessage")
    make_post(hers, make_topic(moderator, "Le sien"), "Zqreponse")
    SignedAgreement.objects.create(participation=hers, number=1, language="fr", lines=["Une"])
    make_link(hers, "Zqlien")
    come(hers, make_meeting(moderator, "La sienne"))
    text = make_text(hers, "Zqtexte", "Zqversion")
    comment(hers, text, uuid4(), "Zqremarque")
    return hers, moderator


def test_who_was_taken_out_of_a_discreet_space_learns_no_new_name(site):
    hers, _moderator = place(**DISCREET)
    take_out(hers)
    rename_all(hers.space)
    told = export_of(hers.user)
    assert NEW not in told and UNTOLD in told
    assert [word for word in HER_WORDS if word not in told.lower()] == []


def test_who_reads_still_is_told_the_names_of_now(site):
    hers, _moderator = place(**DISCREET)
    rename_all(hers.space)
    told = export_of(hers.user)
    assert all(f"{NEW} {name}" in told for name in ("espace", "sujet", "texte", "rencontre"))
    assert UNTOLD not in told


def test_the_name_of_a_space_that_members_know_is_told_and_no_title(site):
    hers, _moderator = place()
    take_out(hers)
    rename_all(hers.space)
    told = export_of(hers.user)
    assert f"{NEW} espace" in told
    assert not any(f"{NEW} {name}" in told for name in ("sujet", "texte", "rencontre"))


def test_what_another_wrote_in_what_she_added_is_not_given_to_who_is_out(site):
    hers, moderator = place(**DISCREET)
    change(moderator, Resource.objects.get(), title=f"{NEW} lien", about=f"{NEW} mots")
    save_text(moderator, SharedText.objects.get(), 1, title=f"{NEW} texte", body=f"{NEW} corps")
    assert f"{NEW} lien" in export_of(hers.user)
    take_out(hers)
    told = export_of(hers.user)
    assert NEW not in told and "Zqversion" in told


def test_a_topic_that_moved_where_she_does_not_read_names_no_place(site):
    hers, moderator = place(**DISCREET)
    narrow = space_with_all(f"{NEW} ailleurs", **DISCREET)
    Topic.objects.filter(space=hers.space).update(space=narrow, title=f"{NEW} sujet")
    told = export_of(hers.user)
    assert NEW not in told and "Zqmessage" in told
    assert moderator.space == hers.space


@pytest.mark.parametrize("state", [ParticipationState.SUSPENDED, ParticipationState.INVITED])
def test_who_knows_that_a_space_is_there_is_told_its_name_and_no_title(site, state):
    hers, _moderator = place(**DISCREET)
    over = timezone.now() + timedelta(days=3)
    Participation.objects.filter(pk=hers.pk).update(state=state, ends_suspension_at=over)
    rename_all(hers.space)
    told = export_of(hers.user)
    assert f"{NEW} espace" in told and f"{NEW} sujet" not in told


def test_who_is_out_of_a_shelter_is_not_told_how_her_moderator_is_called_now(site):
    moderator = shelter()
    hers, _client, _name = bring_in(moderator)
    Participation.objects.filter(pk=moderator.pk).update(pseudonym=NEW)
    held = personal_data.get("shelter")
    assert NEW in str(held.export(hers.user))
    take_out(hers)
    told = str(held.export(hers.user))
    assert NEW not in told and hers.pseudonym in told

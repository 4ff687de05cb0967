"""Every address inside a space, asked by everybody: closed to all who do not take part, and alike."""

from uuid import uuid4

from django.urls import get_resolver, resolve

import pytest

from spaces import urls
from spaces.models import EntryCode, MoveAsked
from spaces.shelter.codes import make_code
from spaces.texts.writing import comment
from tests.access.refusals import assert_refused_alike
from tests.spaces.making import (
    DISCREET,
    SHELTERED,
    address,
    attach_voice,
    make_post,
    make_space,
    make_testimony,
    make_topic,
    take_part,
)
from tests.spaces.things import (
    make_announcement,
    make_link,
    make_meeting,
    make_poll,
    make_text,
    space_with_all,
)

KINDS = {"listed": {}, "discreet": DISCREET, "sheltered": SHELTERED}
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "privacy_officer", "superuser"]
# No view answers HEAD or OPTIONS by itself: one role asks them.
METHODS = {role: ["get", "post"] for role in ROLES} | {"member": ["get", "head", "options", "post"]}
ABSENT = "AAAAAAAAAAAA"
# Addresses that anybody may ask.
OUTSIDE = {
    *("spaces_map", "discussions", "write_somewhere", "urgent", "stop_mails"),
    *("testimonies", "testimony", "discussions_seen", "find_anywhere", "moderation_everywhere"),
    *("open_space", "open_space_of_kind", "my_spaces"),
}
# Their own tests: tests/access/test_privacy.py.
OUTSIDE |= {"moderation_desk", "ask_identity", "identity_request"}
# Pages of moderators, and what nobody does about her own messages.
FOR_MODERATORS = {"space_moderation", "moderation_log", "moderate_post", "judge_thing", "moderate_person"}
FOR_MODERATORS |= {"decide_testimony"}
ABOUT_OTHERS = {"report_post", "block_author", "report_resource", "report_poll", "report_text"}
# The way into a sheltered space, before one has an account: tests/spaces/shelter/test_coming_in.py.
OUTSIDE |= {"shelter_code", "shelter_code_link", "shelter_accept", "shelter_read_first"}
# Of who has no address, in a sheltered space.
OF_SURVIVORS = {"mail_choice", "confirm_mail", "change_mail"}
# What a moderator alone opens.
MODERATED = {
    *("space_people", "space_invite", "space_withdraw", "space_person", "space_answer"),
    *("space_settings", "space_archive", "space_see_as", "space_merge", "space_merge_into"),
}
# The other space of a merger is not hers; into a sheltered one nobody is invited by name.
NOT_HERS = {*((kind, "space_merge_into") for kind in KINDS), ("sheltered", "space_invite")}
# Doors at which somebody who is not in may stand.
DOORS = {"space_ask", "space_invitation"}
# Closed to who takes part without moderating; tests/spaces/announcements and meetings open them.
MODERATORS_ONLY = {
    "arrange_topic",
    "new_meeting",
    "new_announcement",
    "change_announcement",
    "remove_announcement",
    "change_meeting",
    "cancel_meeting",
    "remove_meeting",
}


def inside_addresses():
    """Return {name: the names of what its address holds} of all that is inside a space."""
    found = {}
    for names in get_resolver(urls.__name__).reverse_dict:
        if isinstance(names, str) and names not in OUTSIDE | DOORS:
            found[names] = get_resolver(urls.__name__).reverse_dict.getlist(names)[0][0][0][1]
    return found


def build(site):
    """Make a space of each kind, and return what its addresses hold: {kind: {name of a part: identifier}}."""
    return {kind: _held(kind, fields) for kind, fields in KINDS.items()}


def _held(kind, fields):
    space = space_with_all(f"Zqnom {kind}", **fields)
    hers = take_part(space)
    topic = make_topic(hers, "Zqtitre", "Zqtexte")
    post = make_post(hers, topic, "Zqréponse")
    moderator = take_part(space, moderates=True)
    voice = attach_voice(post, transcript="Zqparole")
    MoveAsked.objects.create(topic=topic, target=make_space())
    parts = {"space_id": space.public_id, "topic_id": topic.public_id, "post_id": post.public_id}
    parts["file_id"] = voice.public_id
    parts["person_id"] = hers.public_id
    parts |= _shelter_of(space, hers)
    parts["testimony_id"] = make_testimony(hers, "Zqtémoignage").public_id
    parts["target_id"] = make_space(**fields).public_id
    return {**parts, **_held_beside(hers), "user": hers.user, "moderator": moderator.user}


def _held_beside(hers):
    """Make one thing of each part beside the discussions; a moderator announces and calls."""
    moderator = take_part(hers.space, moderates=True)
    text, link = make_text(hers, "Zqtitre", "Zqtexte"), make_link(hers, "Zqtitre")
    remark = comment(hers, text, uuid4(), "Zqremarque")
    return {
        "resource_id": link.public_id,
        "thing_id": link.public_id,
        "announcement_id": make_announcement(moderator, "Zqtitre").public_id,
        "meeting_id": make_meeting(moderator, "Zqtitre").public_id,
        "poll_id": make_poll(hers, "Zqtitre").public_id,
        "text_id": text.public_id,
        "version_id": text.versions.get().public_id,
        "comment_id": remark.public_id,
    }


def _shelter_of(space, hers):
    """Make a code that waits, where the space has them."""
    moderator = take_part(space, moderates=True)
    make_code(moderator, uuid4(), for_whom=hers)
    parts = {"moderator": moderator.user}
    return {
        **parts,
        "code_id": EntryCode.objects.get(participation=hers).public_id,
        "person_id": hers.public_id,
    }


@pytest.mark.parametrize("role", ROLES)
def test_what_is_inside_is_refused_alike_whether_it_exists_or_not(world, client_as, role):
    client = client_as(role)
    for name, parts in inside_addresses().items():
        absent = address(name, *(ABSENT for _part in parts))
        for method in METHODS[role]:
            missing = getattr(client, method)(absent)
            for held in world.values():
                path = address(name, *(held[part] for part in parts))
                refused = getattr(client, method)(path)
                assert refused.status_code in (302, 404, 405), path
                assert_refused_alike(refused, missing, path, absent)
                assert "zq" not in refused.content.decode().lower().replace(path.lower(), "")


@pytest.mark.parametrize("kind", KINDS)
def test_its_people_come_in_by_each_address(world, client, kind):
    """The control: without it, the others could pass on addresses that lead nowhere."""
    held = world[kind]
    found = {"user": set(), "moderator": set()}
    for who, absent in found.items():
        client.force_login(held[who], backend="django.contrib.auth.backends.ModelBackend")
        for name, parts in inside_addresses().items():
            response = client.get(address(name, *(held[part] for part in parts)))
            assert response.status_code in (200, 302, 405, 404), name
            if response.status_code == 404:
                absent.add(name)
    # What moderators alone open, what is about messages of others, and what is one's own to change.
    apart = FOR_MODERATORS | ABOUT_OTHERS | (OF_SURVIVORS if kind != "sheltered" else set())
    assert apart <= found["user"] <= apart | MODERATORS_ONLY | MODERATED
    assert {"edit_post", "block_author"} <= found["moderator"]
    opened = FOR_MODERATORS | {"report_post"} | MODERATED
    assert {name for name in found["moderator"] & opened if (kind, name) not in NOT_HERS} == set()


def test_all_that_is_inside_is_asked():
    assert {"space", "topic", "edit_post", "space_about"} <= set(inside_addresses())


def test_each_address_leads_to_its_own_page():
    """Two parts that take the same letter would hide each other: the first one of the list answers."""
    found = {
        name: resolve(address(name, *(ABSENT for _part in parts))).url_name
        for name, parts in inside_addresses().items()
    }
    assert found == {name: name for name in found}

"""Each place where a gate stands, left open one by one: the probes of the table must notice."""

from urllib.parse import parse_qs

import pytest

from portal.files.gate import PrivateKind, private_kinds
from portal.files.models import PortalFile
from portal.search.models import SearchState
from tests.access import seeds_of_pages, seeds_of_people  # noqa: F401
from tests.access.asking import Ask, Readers, asked_one_by_one, forget_what_is_kept, undone
from tests.access.gates import Watch, call_sites
from tests.access.hidden_things import MY_DATA, close, make_hidden_world
from tests.access.refused import FOR_MEMBERS, HIDDEN_FROM_ALL, all_asks, asks_of_closed_site
from tests.access.seeding import SEEDS
from tests.access.world import LANGUAGES

build = make_hidden_world
# Places where an open gate tells nobody anything, each with the reason why.
BEHIND = {
    ("deposits/access.py", "deposit_typed"): "what she typed herself; the desk where it leads asks again",
    ("deposits/desk/rows.py", "decided_rows"): "the desk is open to moderates(), who reads these states",
    ("deposits/desk/rows.py", "waiting_rows"): "the desk is open to moderates(), who reads these states",
    ("members/directory/views.py", "profile"): "what it finds passes the same gate again in shown_to()",
    ("members/messages/choices.py", "erase"): "exchange_of() was the gate; one erases on one's own side only",
    ("members/messages/views.py", "write_member"): "what it finds passes the same gate again in shown_to()",
    ("portal/search/page_cards.py", "page_cards"): "each source's cards() is the gate of what it shows",
    ("webinars/calendar/views.py", "event_calendar"): "the list finds the event by the same gate before",
    ("webinars/desk/views.py", "_new_urls"): "leads who may add to the list, which she then reads",
    ("webinars/preparations/on_page.py", "preparation_variables"): "registration_of() is the gate",
    ("webinars/preparations/on_page.py", "takes_part"): "registration_of() is the gate",
    (
        "webinars/proposals/views.py",
        "proposals",
    ): "lists only states that every member reads, and hers",
}

# Parts whose gates are asked by their own tables of access, not in this world: {folder: test}.
ASKED_ELSEWHERE = {
    "deposits/telling.py": "who is written to, by mail; tests/deposits/test_messages.py",
    "spaces/": "who takes part, in tests/spaces/test_gates.py and tests/spaces/access/test_inside.py",
    "home/demonstration_": "runs on the server; tests/home/test_loading_demonstration.py",
}

LISTS = "tests/webinars/test_list.py"
# Gates that are asked here, of which what they hide alone makes no difference here: {place: test}.
NOT_IN_THIS_WORLD = {
    (
        "webinars/calendar/registering.py",
        "_has_events",
    ): "tests/webinars/calendar/test_access.py",
    ("tools/deposit_kind.py", "__init__"): "tests/deposits/test_hers.py",
    ("webinars/search_source.py", "_speakers"): f"kept until the index changes; {LISTS}",
}
# Gates of what is inside spaces, of which there is nothing in this world: {class or file: test}.
INSIDE = {
    "AddressInvitationQuerySet": "running/test_people.py",
    "EntryCodeQuerySet": "shelter/test_codes.py",
    "ModerationActQuerySet": "moderation/test_log.py",
    "MoveQuerySet": "arranging/test_moving.py",
    "PostReportQuerySet": "moderation/test_reports.py",
    "ResourceFileQuerySet": "resources/test_resources.py",
    "TextPartQuerySet": "texts/test_texts.py",
    "ThingQuerySet": "access/test_inside.py",
    "ThingReportQuerySet": "moderation/test_things.py",
    "spaces/models/moving.py": "arranging/test_moving.py",
    "spaces/models/resource.py": "resources/test_resources.py",
    "spaces/models/shared_text.py": "texts/test_texts.py",
}
NOT_IN_THIS_WORLD |= {(place, "visible_to"): f"tests/spaces/{test}" for place, test in INSIDE.items()}
NOT_IN_THIS_WORLD[("spaces/testimonies/waiting.py", "testimonies_to_read")] = "tests/spaces/testimonies"


@pytest.fixture
def as_deployed(settings, monkeypatch):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    # Any model with a gate of its own may be a kind of private files.
    monkeypatch.setitem(private_kinds._entries, "portalfile", PrivateKind(PortalFile))


@pytest.fixture
def watch(monkeypatch, as_deployed):
    return Watch(monkeypatch)


class Probes:
    """What everybody is told when all is well, and whether anything is told otherwise.

    Attributes:
        before: {ask: answer}.
        reached: {ask: places that asked a gate meanwhile}.
    """

    def __init__(self, world, watch, asks):
        self.watch, self.asks = watch, asks
        self.readers = Readers(world.people, world.rich.keys)
        self.before, self.reached = {}, {}
        # What the process remembers of the index, an earlier test had it read.
        SearchState.advance()
        self._begin()
        for ask, answer in asked_one_by_one(asks, self.readers):
            self.before[ask], self.reached[ask] = answer, set(watch.reached)
            watch.reached.clear()

    def _begin(self):
        """Fill what is kept with what a member reads: none of it is for others."""
        forget_what_is_kept()
        for _visit in asked_one_by_one([Ask("member", f"/{code}/") for code in LANGUAGES], self.readers):
            self.watch.reached.clear()

    def first_difference(self, asks):
        """Return the first of `asks` that is not answered as before, or None."""
        self._begin()
        answers = asked_one_by_one(asks, self.readers, may_crash=True)
        return next((ask for ask, answer in answers if answer != self.before[ask]), None)

    def notice(self, place):
        """Tell what is answered otherwise when the gates are open for one place, of what comes by it."""
        asks = [ask for ask in self.asks if place in self.reached[ask]]
        self.watch.open_at = place
        try:
            return asks and self.first_difference(asks)
        finally:
            self.watch.open_at = None


def say(capsys, text):
    with capsys.disabled():
        print(f"\n{text}", end="")  # noqa: T201


def words_told(probes, who, words):
    """Return which of `words` stand in what somebody is told, her own question and her own data left out."""
    asks = [ask for ask in probes.asks if ask.who == who and ask.path != MY_DATA]
    told = [_but_her_own_words(ask, str(probes.before[ask])) for ask in asks]
    assert told
    return {word for word in words if any(word in text for text in told)}


def _but_her_own_words(ask, answer):
    """Return what an answer says, without the address and the words that she asked."""
    address, _mark, question = ask.path.partition("?")
    for said in (ask.path, address, *(values[0] for values in parse_qs(question).values())):
        answer = answer.replace(said, "")
    return answer.lower()


def test_nobody_is_told_what_is_hidden_from_her(world, watch):
    probes = Probes(world, watch, all_asks(world))
    for who in ("visitor", "holder", "stranger", "suspended", "unsigned"):
        assert words_told(probes, who, HIDDEN_FROM_ALL + FOR_MEMBERS) == set(), who
    for who in ("member", "editor"):
        assert words_told(probes, who, HIDDEN_FROM_ALL) == set(), who
    # The control: a member is told what is for members.
    assert len(words_told(probes, "member", FOR_MEMBERS)) > len(FOR_MEMBERS) / 2


def test_each_gate_left_open_is_noticed(site, world, watch, capsys):
    probes = Probes(world, watch, all_asks(world))
    # The control: asked twice, the portal says the same.
    assert probes.first_difference(probes.asks) is None
    reached = set().union(*probes.reached.values())
    places = sorted(call_sites() | reached)
    assert len(places) > 70
    unasked = [place for place in places if place not in reached]
    assert [place for place in unasked if not place[0].startswith(tuple(ASKED_ELSEWHERE))] == []
    places = [place for place in places if place in reached]
    passed = [place for place in places if not probes.notice(place)]
    close(site)
    probes = Probes(world, watch, asks_of_closed_site())
    passed = [place for place in passed if not probes.notice(place)]
    say(capsys, f"{len(places) - len(passed)} of {len(places)} open gates noticed")
    assert passed == sorted([*BEHIND, *NOT_IN_THIS_WORLD])


def test_each_leak_sown_is_noticed(world, watch, capsys):
    probes = Probes(world, watch, all_asks(world))
    passed = []
    for name, seed in SEEDS.items():
        asks = seed.asks(probes.asks)
        assert asks, name
        with pytest.MonkeyPatch.context() as patch, undone():
            seed.sow(patch)
            if not probes.first_difference(asks):
                passed.append(name)
    say(capsys, f"{len(SEEDS) - len(passed)} of {len(SEEDS)} seeded leaks noticed\n")
    assert passed == []

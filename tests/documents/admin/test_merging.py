"""Two notices become one: nothing is lost, nothing widens, the old addresses lead to the new."""

from wagtail.models import PageLogEntry

import pytest

from documents.duplicates.merging import Changed, MergeDecision, merge, state_of
from documents.imports.writing import import_references
from documents.models import Contributor, DocumentPage
from portal.models import FormerAddress, Region, Theme
from tests.factories import make_notice, make_person, make_standard_page

MAY = {"editor", "facilitator", "superuser"}


def address(left, right):
    return f"/admin/notices/{left.pk}/merge/{right.pk}/"


def seen(left, right):
    return state_of(DocumentPage.objects.get(pk=left.pk), DocumentPage.objects.get(pk=right.pk))


def merged(left, right, **decision):
    return merge(left, right, MergeDecision(seen=seen(left, right), **decision), make_person("editor"))


@pytest.fixture
def two(site):
    left = make_notice(site, "Une notice", slug="une", publisher="Gauche", pages="12")
    right = make_notice(site, "Une notice.", slug="autre", publisher="Droite", edition="2e")
    return left, right


def posted(left, right, **fields):
    return {"seen": seen(left, right), **{name.replace("_", "-"): value for name, value in fields.items()}}


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "privacy_officer", *sorted(MAY)])
def test_only_those_who_may_erase_and_publish_merge(two, client_as, role):
    client = client_as(role)
    assert (client.get(address(*two)).status_code == 200) == (role in MAY)
    client.post(address(*two), posted(*two))
    assert (DocumentPage.objects.count() == 1) == (role in MAY)


def test_she_chooses_field_by_field(two, client_as):
    left, right = two
    client_as("editor").post(address(left, right), posted(left, right, stays="right", field_publisher="left"))
    stays = DocumentPage.objects.get()
    assert (stays.pk, stays.slug, stays.live) == (right.pk, "autre", True)
    # What is filled on one side only is kept; the rest is the left one's unless she says.
    assert (stays.title, stays.publisher, stays.pages, stays.edition) == ("Une notice", "Gauche", "12", "2e")


def test_what_may_be_several_is_joined(two):
    left, right = two
    themes = [Theme.objects.create(slug=f"t{n}", name_fr=f"T{n}", name_en=f"T{n}") for n in range(3)]
    region = Region.objects.create(code="1", slug="r", name_fr="R", name_en="R")
    for notice, own in ((left, themes[:2]), (right, themes[1:])):
        notice.themes = own
        notice.regions = [region] if notice is right else []
        notice.tags.add("commun", f"mot {notice.slug}")
        notice.contributors.add(Contributor(family="Nom", given="A"))
        notice.contributors.add(Contributor(family="Nom", given=notice.slug))
        notice.save_revision().publish()
    names = ("themes", "regions", "tags", "contributors")
    merged(left, right, fields=dict.fromkeys(names, "both"))
    stays = DocumentPage.objects.get()
    assert [theme.slug for theme in stays.themes.order_by("slug")] == ["t0", "t1", "t2"]
    assert list(stays.regions.all()) == [region]
    assert sorted(tag.name for tag in stays.tags.all()) == ["commun", "mot autre", "mot une"]
    assert [one.given for one in stays.contributors.all()] == ["A", "une", "autre"]


@pytest.mark.parametrize("chosen", [None, "members", "public"])
@pytest.mark.parametrize("stays", ["left", "right"])
def test_the_audience_is_the_narrower_unless_she_chooses(site, client_as, stays, chosen):
    left, right = make_notice(site, "A"), make_notice(site, "B", audience="members")
    client = client_as("editor")
    assert 'name="audience"' in client.get(address(left, right)).content.decode()
    choice = {"audience": chosen} if chosen else {}
    client.post(address(left, right), posted(left, right, stays=stays, **choice))
    assert DocumentPage.objects.get().audience == (chosen or "members")


def test_an_audience_that_neither_has_is_not_taken(site, client_as):
    left, right = (make_notice(site, name, audience="members") for name in "AB")
    client_as("editor").post(address(left, right), posted(left, right, audience="public"))
    assert DocumentPage.objects.get().audience == "members"


def test_a_draft_does_not_take_the_place_of_what_is_published(site, client_as):
    draft, live = make_notice(site, "A", live=False), make_notice(site, "B")
    client_as("editor").post(address(draft, live), posted(draft, live, stays="left"))
    assert DocumentPage.objects.get() == live
    assert DocumentPage.objects.get().live


def test_two_drafts_become_a_draft(site):
    merged(make_notice(site, "A", live=False), make_notice(site, "B", live=False))
    assert not DocumentPage.objects.get().live


def test_a_second_click_is_harmless(two, client_as):
    client, form = client_as("editor"), posted(*two)
    client.post(address(*two), form)
    response = client.post(address(*two), form)
    assert response["Location"] == f"/admin/pages/{two[0].pk}/edit/"
    assert DocumentPage.objects.count() == FormerAddress.objects.count() == 1


@pytest.mark.parametrize("change", ["text", "audience", "unpublish"])
def test_what_changed_since_it_was_shown_is_shown_again(two, client_as, change):
    left, right = two
    form = posted(left, right)
    if change == "text":
        right.save_revision()
    elif change == "audience":
        right.set_audience("members")
    else:
        right.unpublish()
    assert client_as("editor").post(address(left, right), form).status_code == 200
    assert DocumentPage.objects.count() == 2
    with pytest.raises(Changed):
        merge(left, right, MergeDecision(seen=form["seen"]), make_person("editor"))


def test_a_notice_that_somebody_locked_is_not_merged(two, client_as):
    DocumentPage.objects.filter(pk=two[1].pk).update(locked=True, locked_by=make_person("editor"))
    client_as("editor").post(address(*two), posted(*two))
    assert DocumentPage.objects.count() == 2


def test_it_is_logged_without_the_title_of_what_is_gone(two):
    merged(*two)
    entry = PageLogEntry.objects.get(action="documents.merge")
    assert (entry.page_id, entry.data) == (two[0].pk, {"number": two[1].pk})


def test_a_fault_in_the_middle_leaves_both(two, monkeypatch):
    monkeypatch.setattr("documents.duplicates.merging.log", _fail)
    with pytest.raises(RuntimeError):
        merged(*two)
    assert DocumentPage.objects.count() == 2
    assert not FormerAddress.objects.exists()


def _fail(**kwargs):
    raise RuntimeError("the disk is full")


def test_the_references_of_both_stay_known_to_imports(site):
    source = b"@book{a, title={Premier titre}}\n@book{b, title={Tout autre chose}}"
    import_references(source, site.centre)
    merged(*DocumentPage.objects.order_by("pk"))
    again = import_references(source, site.centre)
    assert (len(again.new), len(again.same)) == (0, 2)


def test_links_in_texts_lead_to_the_one_that_stays(site, two, client_as):
    left, right = two
    page = make_standard_page(site.home, "Page", slug="page")
    link = f'<p><a linktype="page" id="{right.pk}">ceci</a></p>'
    page.body = page.body.stream_block.to_python([{"type": "text", "value": link}])
    page.save_revision().publish()
    merged(left, right)
    text = client_as("visitor").get("/fr/page/").content.decode()
    assert '<a href="/fr/documentation/une/">ceci</a>' in text
    assert client_as("visitor").get(f"/fr/p/{right.pk}/")["Location"] == "/fr/documentation/une/"


def test_the_addresses_of_one_merged_twice_lead_to_the_last(site, two, client_as):
    last = make_notice(site, "La dernière", slug="derniere")
    merged(*two)
    merged(last, DocumentPage.objects.get(pk=two[0].pk))
    for slug in ("une", "autre"):
        response = client_as("visitor").get(f"/fr/documentation/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/fr/documentation/derniere/")

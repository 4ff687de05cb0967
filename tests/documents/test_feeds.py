"""The feed of a search: valid whatever the fields hold, the newest first, sent again only when it changes."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

import feedparser
import pytest

from documents.models import Contributor, DocumentPage
from portal import page_cache
from portal.models import Theme
from tests.factories import make_file, make_notice

FEED = "/fr/documentation/flux.atom"
HOSTILE = {
    "script": "<script>alert(1)</script> & « guillemets »",
    "latex": r"$\int_0^\infty e^{-x}\,dx$ \& {\'e}tude ]]> <![CDATA[",
    "right to left": "\u202eاستغلال\u202c \u200fעברית",
    "newlines": "Une ligne\r\nune autre\n\n\tune troisième",
    "controls": "avant\x0b\x1f\x7f\x01après \ufffe\uffff",
    "emoji": "\U0001f469\u200d\U0001f9b3 témoignage",
}


@pytest.fixture(autouse=True)
def _nothing_kept():
    page_cache.store.clear()


def parsed(path=FEED, **parameters):
    response = Client().get(path, parameters)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def dated(notice, *, days):
    moment = timezone.now() - timedelta(days=days)
    DocumentPage.objects.filter(pk=notice.pk).update(first_published_at=moment, last_published_at=moment)
    DocumentPage.objects.get(pk=notice.pk).save()
    return moment


@pytest.mark.parametrize("text", HOSTILE)
def test_it_is_valid_whatever_a_field_holds(site, text):
    words = HOSTILE[text]
    theme = Theme.objects.create(name_fr=words[:100], name_en="Hostile", slug="hostile")
    notice = make_notice(site, "Titre", abstract=words, other_summary=words)
    DocumentPage.objects.filter(pk=notice.pk).update(title=words)
    notice = DocumentPage.objects.get(pk=notice.pk)
    notice.themes.add(theme)
    notice.contributors.add(Contributor(organisation=words))
    notice.save()
    entry = parsed().entries[0]
    readable = " ".join("".join(c if c.isprintable() or c in "\r\n\t" else " " for c in words).split())
    if text not in ("right to left", "emoji"):
        assert entry.title_detail.type == "text/plain"
        assert " ".join(entry.title.replace("\x7f", " ").split()) == readable
    assert entry.authors[0].name == entry.title
    assert entry.tags[0].label == entry.title
    assert entry.tags[0].term == "hostile"


def test_a_notice_without_anything_is_valid_too(site):
    make_notice(site, "Nue", language="und")
    entry = parsed().entries[0]
    assert entry.title == "Nue"
    assert entry.id.startswith("urn:uuid:")
    assert entry.published
    assert entry.updated
    assert "summary" not in entry
    assert entry.enclosures == []


def test_an_empty_feed_is_valid_and_does_not_change_with_the_hour(site):
    assert parsed(q="zqabsentzq").entries == []
    first = Client().get(FEED, {"q": "zqabsentzq"})
    page_cache.store.clear()
    assert Client().get(FEED, {"q": "zqabsentzq"})["ETag"] == first["ETag"]


def test_it_says_who_when_and_where_with_the_file(site):
    file = make_file("Rapport annuel")
    notice = make_notice(site, "Avec fichier", file=file, plain_summary="En bref.", language="en")
    notice.contributors.add(Contributor(family="Tremblay", given="Anne"))
    notice.contributors.add(Contributor(organisation="Organisme", role="publisher"))
    notice.save()
    feed = parsed()
    entry = feed.entries[0]
    assert feed.feed.language == "fr"
    assert entry.link == f"http://testserver/fr/documentation/{notice.slug}/"
    assert [author.name for author in entry.authors] == ["Anne Tremblay"]
    assert entry.summary == "En bref."
    assert entry.title_detail.language == "en"
    enclosure = entry.enclosures[0]
    assert enclosure.href == f"http://testserver{file.url}"
    assert enclosure.type == "application/pdf"
    assert int(enclosure.length) == file.file.size


def test_the_english_feed_has_english_addresses_and_themes_and_the_same_identifiers(site):
    theme = Theme.objects.create(name_fr="Prévention", name_en="Prevention", slug="prevention")
    notice = make_notice(site, "Une notice")
    notice.themes.add(theme)
    notice.save()
    english, french = parsed("/en/documentation/flux.atom"), parsed()
    assert english.feed.language == "en"
    assert english.entries[0].link == f"http://testserver/en/documentation/{notice.slug}/"
    assert english.entries[0].tags[0].label == "Prevention"
    assert french.entries[0].tags[0].label == "Prévention"
    assert english.entries[0].id == french.entries[0].id


def test_the_newest_come_first_and_fifty_at_most(site):
    for number in range(53):
        dated(make_notice(site, f"Notice {number:02d}", slug=f"n-{number}"), days=number)
    titles = [entry.title for entry in parsed().entries]
    assert titles == [f"Notice {number:02d}" for number in range(50)]


def test_it_follows_the_search_and_its_choices_whatever_the_order_asked(site):
    dated(make_notice(site, "Prévention A", kind="law"), days=1)
    dated(make_notice(site, "Prévention B", kind="report"), days=2)
    dated(make_notice(site, "Prévention C", kind="law"), days=3)
    make_notice(site, "Autre", kind="law")
    feed = parsed(q="prevention", type="law", tri="titre", page="7")
    assert [entry.title for entry in feed.entries] == ["Prévention A", "Prévention C"]
    assert "prevention" in feed.feed.title
    alternate = next(link for link in feed.feed.links if link.rel == "alternate")
    assert alternate.href == "http://testserver/fr/documentation/?q=prevention&type=law"
    assert feed.feed.id == "http://testserver/fr/documentation/flux.atom?q=prevention&type=law"


@pytest.mark.parametrize("kept", [True, False])
def test_what_did_not_change_is_not_sent_again(site, kept):
    make_notice(site, "Une notice")
    first = Client().get(FEED)
    for name, value in (("If-None-Match", first["ETag"]), ("If-Modified-Since", first["Last-Modified"])):
        if not kept:
            page_cache.store.clear()
        again = Client().get(FEED, headers={name: value})
        if name == "If-None-Match" or not kept:
            assert again.status_code == 304
            assert again.content == b""
    make_notice(site, "Une autre")
    assert Client().get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_what_leaves_the_centre_leaves_the_feed(site):
    notice = make_notice(site, "Partie demain")
    first = Client().get(FEED)
    notice.set_audience("members")
    again = Client().get(FEED, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Partie demain" not in again.content.decode()


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_the_list_names_the_feed_of_the_present_search(site, client_as, role):
    make_notice(site, "Prévention")
    text = client_as(role).get("/fr/documentation/?q=prevention&tri=titre").content.decode()
    url = "/fr/documentation/flux.atom?q=prevention"
    head, body = text.split("</head>")
    assert '<link rel="alternate" type="application/atom+xml"' in head
    assert f'href="{url}"' in head
    assert f'href="{url}"' in body


def test_as_many_queries_for_twelve_notices_as_for_four(site, django_assert_max_num_queries):
    counts = []
    for start, stop in ((0, 4), (4, 12)):
        for number in range(start, stop):
            notice = make_notice(site, f"Notice {number}", file=make_file(f"F{number}"))
            notice.contributors.add(Contributor(family=f"Nom {number}"))
            notice.save()
        # The first visit ever makes the site's settings; the next takes up the facets that changed.
        for _ in range(2):
            Client().get(FEED)
            page_cache.store.clear()
        with django_assert_max_num_queries(18) as queries:
            assert Client().get(FEED).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] > 5

"""What Zotero, Scholar, search engines and social sites read in a notice, for each kind."""

import html
import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

from django.test import Client

import extruct
import pytest

from documents.kinds import DocumentKind
from documents.references.reference import Name
from tests.documents.exports.samples import BARE, HOSTILE, SAMPLES
from tests.documents.pages.making import notice_of
from tests.factories import make_file

META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
# kind: (type in Zotero, type in schema.org, tags that the kind must have)
EXPECTED = {
    "report": (
        "report",
        "Report",
        {"citation_technical_report_institution", "z:reportNumber", "z:seriesTitle"},
    ),
    "book": ("book", "Book", {"citation_isbn", "z:numPages", "z:edition", "z:place"}),
    "chapter": ("bookSection", "Chapter", {"citation_inbook_title", "citation_editor", "citation_firstpage"}),
    "article": (
        "journalArticle",
        "ScholarlyArticle",
        {"citation_journal_title", "citation_issn", "citation_doi"},
    ),
    "thesis": ("thesis", "Thesis", {"citation_dissertation_institution", "z:thesisType"}),
    "web_page": ("webpage", "WebPage", {"z:websiteTitle", "z:websiteType"}),
    "video": ("videoRecording", "VideoObject", {"z:directors", "z:studio"}),
    "law": ("statute", "Legislation", {"z:nameOfAct", "z:code", "z:codeNumber", "z:section"}),
}
WITHOUT_CITATION_TITLE = {"video", "law"}


def page_of(notice, language="fr"):
    response = Client().get(f"/{language}/documentation/{notice.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def tags_of(text):
    found = {}
    for name, content in META.findall(text):
        found.setdefault(name, []).append(html.unescape(content))
    return found


def json_of(text):
    return json.loads(
        re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL).group(1)
    )


@pytest.mark.parametrize("kind", EXPECTED)
def test_each_kind_has_the_tags_that_zotero_needs(site, kind):
    zotero_type, schema_type, needed = EXPECTED[kind]
    text = page_of(notice_of(site, SAMPLES[kind]))
    tags = tags_of(text)
    assert tags["z:itemType"] == [zotero_type]
    assert needed - set(tags) == set()
    has_title = {"citation_title", "citation_author"} & set(tags)
    assert has_title == (set() if kind in WITHOUT_CITATION_TITLE else {"citation_title", "citation_author"})
    assert tags["citation_abstract"] == [SAMPLES[kind].abstract]
    assert tags["citation_publication_date"] == ["2012/10/15"]
    assert set(tags["DC.subject"]) == set(SAMPLES[kind].keywords)
    assert json_of(text)["@type"] == schema_type
    assert "Z3988" not in text  # on a notice, COinS would hide the file and the abstract from Zotero


@pytest.mark.parametrize("kind", sorted(set(DocumentKind.values) - set(EXPECTED)))
def test_the_other_kinds_have_a_type_too(site, kind):
    assert tags_of(page_of(notice_of(site, SAMPLES[kind])))["z:itemType"] != []


def test_an_organisation_ends_with_a_comma_and_has_no_other(site):
    names = [
        Name(organisation="Ministère de la Santé, Direction générale"),
        Name(family="Poulin", given="Richard"),
    ]
    tags = tags_of(page_of(notice_of(site, replace(SAMPLES["report"], contributors=names))))
    assert tags["citation_author"] == ["Ministère de la Santé – Direction générale,", "Poulin, Richard"]


@pytest.mark.parametrize("audience", ["public", "members"])
def test_the_file_is_told_to_programs_only_where_everybody_reads_it(site, client_as, audience):
    notice = notice_of(site, SAMPLES["report"], file=make_file("Rapport"), audience=audience)
    text = client_as("member").get(f"/fr/documentation/{notice.slug}/").content.decode()
    expected = [f"http://testserver{notice.file.url}"] if audience == "public" else []
    assert tags_of(text).get("citation_pdf_url", []) == expected


def test_a_bare_notice_has_no_empty_tag(site):
    text = page_of(notice_of(site, BARE))
    tags = tags_of(text)
    assert "" not in [content for contents in tags.values() for content in contents]
    assert {"citation_author", "citation_publication_date", "citation_pdf_url"} & set(tags) == set()
    assert json_of(text)["name"] == "Un titre seul"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_stays_text(site, value):
    value = value.replace("\x00", "")  # PostgreSQL takes none, and no form lets one through
    fields = dict.fromkeys(("abstract", "publisher", "container", "note", "law_citation"), value)
    hostile = replace(
        SAMPLES["report"], title=f"T {value}", contributors=[Name(organisation=value)], **fields
    )
    text = page_of(notice_of(site, hostile))
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert json_of(text)["name"].startswith("T ")
    assert len(re.findall("<title>", text)) == 1


def test_extruct_reads_the_page(site):
    found = extruct.extract(
        page_of(notice_of(site, SAMPLES["article"])), syntaxes=["json-ld", "opengraph", "dublincore"]
    )
    (record,) = found["json-ld"]
    assert (record["@type"], record["isPartOf"]["issn"]) == ("ScholarlyArticle", "0843-4468")
    assert record["author"][0] == {
        "@type": "Person",
        "name": "Richard Poulin",
        "givenName": "Richard",
        "familyName": "Poulin",
    }
    assert ("og:title", SAMPLES["article"].title) in found["opengraph"][0]["properties"]
    assert found["dublincore"][0]["elements"]


def test_a_list_tells_zotero_of_each_notice(site):
    for kind in ("article", "law"):
        notice_of(site, SAMPLES[kind])
    text = Client().get("/fr/documentation/").content.decode()
    spans = [parse_qs(html.unescape(title)) for title in re.findall(r'class="Z3988" title="([^"]*)"', text)]
    assert sorted(span.get("rft.genre", span.get("rft.type"))[0] for span in spans) == ["article", "statute"]
    article = next(span for span in spans if "rft.genre" in span)
    assert article["rft.aucorp"] == ["Concertation des luttes contre l'exploitation sexuelle and Cie"]
    assert article["rft_id"] == ["info:doi/10.1234/nps_2012.3"]

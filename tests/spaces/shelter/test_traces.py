"""What the pages of a sheltered space leave in a browser tells nothing (research/safety.md, R5, R6, R31)."""

import re
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import get_resolver

import pytest

from portal.models import SiteSettings
from spaces import urls
from spaces.models import PostFile, PostFileRole
from tests.files.corpus_pdf import pdf
from tests.spaces.making import address, make_topic
from tests.spaces.shelter.coming import come_in, read_first, shelter

pytestmark = pytest.mark.django_db
HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
SITE, SPACE, TOPIC = "Zqsite", "Zqespace", "Zqsujet"


@pytest.fixture
def inside(site):
    """Return (the browser of a survivor, {what her addresses hold})."""
    SiteSettings.objects.update_or_create(pk=1, defaults={"name_fr": SITE, "name_en": SITE})
    moderator = shelter(name=SPACE, purpose_fr=SPACE)
    hers, client, _name = come_in(moderator)
    read_first(client)
    topic = make_topic(hers, TOPIC)
    post = topic.posts.get()
    return client, {
        "space_id": moderator.space.public_id,
        "topic_id": topic.public_id,
        "post_id": post.public_id,
        "post": post,
    }


def addresses(held):
    """Return every address inside that can be asked with what she has."""
    found = get_resolver(urls.__name__).reverse_dict
    for name in {name for name in found if isinstance(name, str)}:
        parts = found.getlist(name)[0][0][0][1]
        if set(parts) <= set(held):
            for language in ("fr", "en"):
                yield address(name, *(held[part] for part in parts), language=language)


def test_no_head_tells_where_one_is(inside):
    client, held = inside
    seen = set()
    for path in [*addresses(held), *(address(name) for name in ("phrase_account", "phrase_change"))]:
        if "/e/" not in path:
            continue
        page = client.get(path)
        if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
            continue
        head = HEAD.search(page.content.decode()).group(0)
        assert re.fullmatch(r"Page \d+", TITLE.search(head).group(1).strip()), path
        assert "zq" not in head.lower(), path
        for telling in ("og:", "canonical", "hreflang", 'name="description"', "icon.svg"):
            assert telling not in head, (path, telling)
        assert page["Referrer-Policy"] == "no-referrer" and "no-store" in page["Cache-Control"], path
        assert SITE not in page.content.decode(), path
        seen.add(path)
    assert len(seen) > 10


def test_what_is_absent_tells_no_more(inside):
    client, held = inside
    page = client.get(address("topic", held["space_id"], "AAAAAAAAAAAA"))
    assert page.status_code == 404
    assert TITLE.search(page.content.decode()).group(1) == "Page introuvable – Page not found"


def test_a_file_is_kept_under_a_name_that_tells_nothing(inside):
    _client, held = inside
    file = PostFile(post=held["post"], role=PostFileRole.FILE, name="Zqnom de fichier", digest="0" * 64)
    file.file.save("zqnom.pdf", ContentFile(pdf()), save=False)
    file.save()
    assert re.fullmatch(r"/fichiers/prive/postfile/[\w-]{12}/document-[\w-]{4}\.pdf", file.url)


def test_nothing_is_kept_by_a_script():
    scripts = Path(settings.BASE_DIR, "portal/static/portal/js").glob("*.js")
    keeps = re.compile(r"localStorage|indexedDB|caches\.|serviceWorker")
    assert {script.name for script in scripts if keeps.search(script.read_text())} == set()


def test_no_form_inside_is_filled_in_by_the_browser(inside):
    client, held = inside
    page = client.get(address("new_topic", held["space_id"])).content.decode().split("<main")[1]
    fields = re.findall(r"<(?:textarea|input type=\"text\")[^>]*>", page)
    assert fields
    form = re.search(r"<form[^>]*>", page).group(0)
    assert 'autocomplete="off"' in form or all('autocomplete="off"' in field for field in fields)


def test_help_is_near_on_every_page(inside):
    client, held = inside
    for name in ("space", "space_about", "new_topic"):
        page = client.get(address(name, held["space_id"])).content.decode()
        assert "tel:911" in page and "tel:+18003639010" in page


def test_the_way_back_after_she_is_signed_out_names_no_site(inside, client):
    """After a quick exit, an address of the history leads to a page whose title tells as little."""
    _hers, held = inside
    page = client.get(address("space", held["space_id"]), follow=True)
    assert page.redirect_chain
    head = HEAD.search(page.content.decode()).group()
    assert SITE not in head
    assert re.search(r"\d", TITLE.search(head).group(1))
    # The control: elsewhere the page has its name.
    assert SITE in TITLE.search(client.get("/fr/compte/connexion/").content.decode()).group(1)

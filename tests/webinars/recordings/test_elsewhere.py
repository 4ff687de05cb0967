"""A recording that another site plays: after a click, with no other door opened in the policy."""

from django.urls import reverse

import pytest

from tests.factories import make_event
from webinars.models import Recording
from webinars.recordings import keeping
from webinars.recordings.elsewhere import host_of

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "stranger", "member", "editor", "facilitator", "superuser"]
SEES_MEMBERS = {"member", "editor", "facilitator", "superuser"}
URL = "https://www.youtube.com/watch?v=abcdefghi-J"
EMBED = "https://www.youtube-nocookie.com/embed/abcdefghi-J"


@pytest.mark.parametrize(
    ("url", "embed"),
    [
        (URL, EMBED),
        ("https://youtu.be/abcdefghi-J?t=5", EMBED),
        ("https://www.youtube.com/live/abcdefghi-J", EMBED),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
        (
            "https://vimeo.com/123456789/0a1b2c3d4e",
            "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d4e",
        ),
        (
            "https://tube.example.org/w/aBcDeFgHiJkL",
            "https://tube.example.org/videos/embed/aBcDeFgHiJkL?p2p=0&title=0",
        ),
    ],
)
def test_what_we_know_is_played_in_the_form_that_follows_people_least(settings, url, embed):
    settings.PEERTUBE_HOSTS = ["tube.example.org"]
    assert host_of(url).embed == embed


@pytest.mark.parametrize(
    "url",
    [
        "http://youtu.be/abcdefghi-J",
        "https://youtube.com.example.org/watch?v=abcdefghi-J",
        "https://user@youtube.com/watch?v=abcdefghi-J",
        "https://youtube.com/watch?v=abc%22onload=1",
        "https://youtube.com:99999/watch?v=abcdefghi-J",
        "https://vimeo.com/١٢٣٤٥٦",
        "https://www.youtube.com/@channel",
        "https://tube.example.org/w/aBcDeFgHiJkL",
        "https://vimeo.com/channels/staff",
        "javascript:alert(1)",
    ],
)
def test_what_we_do_not_know_is_not_played(url):
    assert host_of(url) is None


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("audience", ["public", "members"])
def test_only_the_page_behind_the_click_lets_the_other_site_in(site, client_as, audience, role):
    event = make_event(site, recording_audience=audience)
    keeping.set_embed(event, URL)
    client, opens = client_as(role), audience == "public" or role in SEES_MEMBERS
    path = reverse("recording_elsewhere", args=[event.pk])
    page = client.get(f"/fr/webinaires/{event.slug}/")
    assert (path in page.content.decode()) is opens
    assert "youtube.com" not in page.content.decode()
    assert "nocookie" not in page.content.decode()
    assert "frame-src" not in page["Content-Security-Policy"]
    response = client.get(path)
    assert (response.status_code == 200) is opens
    if opens:
        assert EMBED in response.content.decode()
        assert "frame-src https://www.youtube-nocookie.com" in response["Content-Security-Policy"]


def test_an_event_without_such_an_address_has_no_such_page(site, client_as):
    event = make_event(site, recording_audience="public")
    assert client_as("member").get(reverse("recording_elsewhere", args=[event.pk])).status_code == 404


def test_the_desk_takes_an_address_that_is_known_and_says_no_to_others(site, client_as):
    event = make_event(site)
    client, path = client_as("facilitator"), reverse("event_recording", args=[event.pk])
    client.post(path, {"do": "elsewhere", "url": URL})
    assert Recording.objects.get(pk=event.pk).has_video
    response = client.post(path, {"do": "elsewhere", "url": "https://example.org/video"})
    assert response.context["elsewhere_form"].errors
    client.post(path, {"do": "elsewhere", "url": ""})
    assert not Recording.objects.get(pk=event.pk).has_video

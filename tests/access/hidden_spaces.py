"""What spaces hold, for the gates that are asked from outside them: what is new, the files, the testimonies.

What is asked inside a space has tables of its own, in `tests/spaces/`.
"""

from django.core.files.base import ContentFile
from django.utils import timezone

from portal.models import Region
from spaces.models import PostFile, QuestionPromise, Testimony, TestimonyVoice, Topic
from spaces.models.testimony import Circle
from tests.factories import make_event, make_news, make_notice, make_tool
from tests.spaces.making import make_space, make_testimony, make_topic, take_part


def _file(name):
    file = ContentFile(b"x", name=f"{name}.txt")
    file.is_clean = True
    return file


def add_spaces(site, world):
    """Make a space in which nobody who asks may read, and testimonies for members and for the space."""
    space, region = make_space("Zqespace"), Region.objects.get(slug="ici")
    author = take_part(space)
    # She is no member: her participation opens nothing.
    take_part(space, world.people["stranger"])
    topic = make_topic(author, "Zqsujet", "Zqmessage", kind="question")
    Topic.objects.filter(pk=topic.pk).update(region=region)
    QuestionPromise.objects.filter(topic=topic).update(answered_at=timezone.now())
    post = topic.posts.get()
    PostFile.objects.create(post=post, role="file", file=_file("zqjoint"), digest="0" * 64)
    for circle in (Circle.SPACE, Circle.MEMBERS):
        testimony = make_testimony(author, f"Zqtémoignage {circle}", pseudonym=f"Zqsignature-{circle}")
        Testimony.objects.filter(pk=testimony.pk).update(given=circle, asked=circle, waits_since=None)
        TestimonyVoice.objects.create(testimony=testimony, file=_file("zqvoix"))
        world.paths["everybody"].append(f"/fr/temoignages/{testimony.public_id}/")
    world.paths["everybody"] += ["/fr/temoignages/", "/en/testimonies/"]


def add_novelties(site, world):
    """Make what is new of each kind, for everybody and for members."""
    regions, now = [Region.objects.get(slug="ici")], timezone.now()
    for audience, word in (("public", "Neuf"), ("members", "Zqmembresneuf")):
        fields = {"audience": audience, "first_published_at": now}
        make_notice(site, f"{word} document", **fields)
        make_tool(site, f"{word} outil", regions=regions, **fields)
        past = now.replace(microsecond=0)
        # Its title stands in the calendar of a member too, whose address is asked by everybody.
        make_event(site, f"Webinaire {audience}", regions=regions, starts_at=past, **fields)
        make_news(site, f"{word} nouvelle", regions=regions, audience=audience)
    world.paths["everybody"] += [
        "/fr/nouveautes/",
        "/en/new/",
        "/fr/nouveautes/ailleurs/",
        "/en/new/elsewhere/",
    ]

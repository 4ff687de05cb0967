"""Canaries of a member in spaces: where she is, what she wrote, what she asked."""

from spaces.models import Participation, Post, Topic
from tests.spaces.making import make_space, take_part

WORDS = {
    "pseudonym": "zqpseudozq",
    "request to come in": "zqdemandeespacezq",
    "answer to a request": "zqreponseespacezq",
    "topic": "zqsujetzq",
    "message": "zqmessageespacezq",
    "content note": "zqavertissementzq",
}


def plant_spaces(user):
    """Leave a canary in each place, and a message of somebody else after hers."""
    space = make_space(pseudonyms="allowed")
    hers = take_part(space, user, pseudonym=WORDS["pseudonym"])
    topic = Topic.objects.create(space=space, author=hers, title=WORDS["topic"], last_number=2)
    words = {"body": WORDS["message"], "content_note": WORDS["content note"]}
    Post.objects.create(topic=topic, number=1, author=hers, **words)
    Post.objects.create(topic=topic, number=2, author=take_part(space), body="Une autre")
    asked = {"request": WORDS["request to come in"], "answer": WORDS["answer to a request"]}
    Participation.objects.create(space=make_space(), user=user, state="declined", **asked)

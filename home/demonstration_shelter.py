"""Two invented accounts of the sheltered space, and what they say there: nobody’s story."""

from django.db import transaction
from django.utils import timezone

from home.demonstration_spaces import DAY
from members.models import SignIn, User
from members.phrase.phrases import keep_phrase, new_phrase
from spaces.choices import Secrecy, SpaceRole
from spaces.discussions.writing import Words, answer, begin_topic
from spaces.models import Participation, Post, Space, Topic

PEOPLE = {"demo-alizee": "Alizée (démonstration)", "demo-bruyere": "Bruyère (démonstration)"}
TOPICS = [
    (
        "demo-alizee",
        "Une petite chose qui fait du bien (exemple)",
        "Ceci est un exemple. Le matin, j’ouvre la fenêtre et j’écoute les oiseaux pendant une minute.",
        [("demo-bruyere", "Exemple aussi : une tasse de thé, avant de regarder mon téléphone.")],
    ),
    (
        "demo-bruyere",
        "Une chanson, un livre (exemple)",
        "Ceci est un exemple. Qu’est-ce que vous écoutez, les soirs tranquilles ?",
        [("demo-alizee", "Exemple : des chansons douces, toujours les mêmes.")],
    ),
]
# Where survivors and practitioners meet, one of the two comes in under another name.
AT_THE_MEETING = ("demo-alizee", "Fauvette (démonstration)")
THERE = "Exemple : qu’on me montre où est la porte, et qu’on me laisse choisir ma chaise."


@transaction.atomic
def load_shelter():
    """Make the accounts and their topics; a second run changes nothing.

    Returns:
        {name of entry: passphrase} of the accounts that were just made: they are shown now, or never.
    """
    space = Space.objects.filter(secrecy=Secrecy.SHELTERED).order_by("pk").first()
    if space is None or User.objects.filter(login_name__in=PEOPLE).exists():
        return {}
    trusted = Participation.objects.filter(space=space, role=SpaceRole.MODERATOR).first()
    phrases, people = {}, {}
    for name, pseudonym in PEOPLE.items():
        phrases[name] = new_phrase("fr")
        people[name] = _somebody(space, trusted, name, pseudonym, phrases[name])
    for number, topic in enumerate(TOPICS, start=2):
        _topic(people, *topic, days_ago=number)
    _meet(people)
    return phrases


def _meet(people):
    """Bring one of them into the meeting place, where she answers."""
    name, pseudonym = AT_THE_MEETING
    place = Space.objects.filter(admits_members=True).order_by("pk").first()
    topic = place and place.topics.first()
    if topic is None:
        return
    hers = _take_part(place, people[name].user, pseudonym)
    post, at = answer(hers, topic, None, Words(THERE, keep=0)), topic.begun_at + DAY
    Post.objects.filter(pk=post.pk).update(written_at=at)
    Post.objects.filter(topic=topic).update(standing="published", published_at=at)
    Topic.objects.filter(pk=topic.pk).update(standing="published", last_post_at=at)


def _somebody(space, trusted, name, pseudonym, phrase):
    user = User(sign_in=SignIn.PASSPHRASE, login_name=name, language="fr")
    keep_phrase(user, phrase)
    user.save()
    return _take_part(space, user, pseudonym, trusted=trusted)


def _take_part(space, user, pseudonym, **fields):
    return Participation.objects.create(
        space=space,
        user=user,
        pseudonym=pseudonym,
        agreed_number=space.agreements_number,
        agreed_at=timezone.now(),
        **fields,
    )


def _topic(people, name, title, text, answers, *, days_ago):
    at = timezone.now() - days_ago * DAY
    topic = begin_topic(
        people[name], None, kind="discussion", title=title, words=Words(text, keep=0), language="fr"
    )
    for other, words in answers:
        answer(people[other], topic, None, Words(words, keep=0))
    Post.objects.filter(topic=topic).update(written_at=at, published_at=at, standing="published")
    Topic.objects.filter(pk=topic.pk).update(begun_at=at, last_post_at=at, standing="published")


def told(phrases):
    """Return how one comes in with the accounts that were just made, in lines; nothing for none."""
    if not phrases:
        return []
    lines = ["", "The survivors’ space has accounts without e-mail: /fr/e/p/, a name of entry and a phrase."]
    return [*lines, *(f"  {name}   {phrase}" for name, phrase in phrases.items()), ""]

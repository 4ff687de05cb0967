"""What waits for moderators in the demonstration: a first message of somebody new, and a report."""

from home.demonstration_site import DOMAIN
from members.models import User
from portal.models import OutgoingMessage
from spaces.choices import Secrecy, TopicKind
from spaces.discussions.writing import Words, begin_topic
from spaces.models import Participation, PostReport, Space, Topic
from spaces.moderation.reports import report

FIRST = "Bonjour, je suis nouvelle (message de démonstration)"
FIRST_WORDS = "Je lis depuis une semaine sans oser. Merci d’être là. C’est un message inventé."
REPORTED = "Une adresse à retenir (message de démonstration)"
REPORTED_WORDS = "Appelez l’Intervenante de démonstration au 514 555-0142, le soir. C’est un message inventé."
WHY = "Il y a un numéro de téléphone dedans."
NEW_HERE = "demo-alizee"


def load_moderation():
    """Make what waits; a second run adds nothing."""
    written = set(OutgoingMessage.objects.values_list("pk", flat=True))
    _first_message()
    _report()
    # The demonstration writes to nobody.
    OutgoingMessage.objects.exclude(pk__in=written).delete()


def _first_message():
    hers = Participation.objects.filter(
        user__login_name=NEW_HERE, space__secrecy=Secrecy.SHELTERED, space__first_posts_read__gt=0
    ).select_related("space", "user")
    somebody = hers.first()
    if somebody and not Topic.objects.filter(space=somebody.space, title=FIRST).exists():
        _begin(somebody, FIRST, FIRST_WORDS)


def _report():
    space = Space.objects.filter(name_fr="Espace des membres").first()
    if space is None or Topic.objects.filter(space=space, title=REPORTED).exists():
        return
    author, reader = (
        Participation.objects.select_related("space", "user").get(
            space=space, user=User.objects.get(email=f"{name}@{DOMAIN}")
        )
        for name in ("groupe", "membre")
    )
    post = _begin(author, REPORTED, REPORTED_WORDS).posts.get()
    if not PostReport.objects.filter(post=post).exists():
        report(reader, post, "names", WHY)


def _begin(participation, title, text):
    return begin_topic(
        participation, None, kind=TopicKind.DISCUSSION, title=title, words=Words(text), language="fr"
    )

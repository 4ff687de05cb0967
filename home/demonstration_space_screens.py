"""Which screens of spaces the guides show: their addresses are known once the demonstration is loaded."""

from django.urls import reverse
from django.utils.translation import override

from portal.links import LANGUAGE_CODES
from spaces.models import Space, Topic

MEMBER, OTHER, PRACTITIONER, FACILITATOR = (
    f"{name}@demo.example" for name in ("membre", "membre2", "praticienne", "animatrice")
)


def screens():
    """Return {account: {picture: {language: path}}}, as `home.demonstration_pictures` takes them."""
    members, practice, refuge = (
        Space.objects.get(name_fr=name).public_id
        for name in ("Espace des membres", "Communauté de pratique", "Espace des survivantes")
    )
    topic = Topic.objects.filter(space__public_id=members, kind="question").order_by("-last_number").first()
    post = topic.posts.exclude(author__user__email=MEMBER).order_by("number").last()
    return {
        MEMBER: {
            "espaces": {"fr": "/fr/espaces/", "en": "/en/spaces/"},
            "discussions": _paths("discussions"),
            "demander": _paths("write_somewhere", query="?kind=question"),
            "nouveautes": _paths("whats_new"),
            "sujet": _paths("topic", members, topic.public_id),
            "signaler": _paths("report_post", members, post.public_id),
            "temoignages": _paths("testimonies"),
        },
        OTHER: {"chercher-discussions": _paths("find_anywhere", query="?q=hébergement")},
        PRACTITIONER: {"fichiers-espace": _paths("resources", members)},
        FACILITATOR: {
            "moderer": _paths("space_moderation", members),
            "reglages-espace": _paths("space_settings", practice),
            "accompagner": _paths("shelter_codes", refuge),
        },
    }


def _paths(name, *args, query=""):
    paths = {}
    for language in LANGUAGE_CODES:
        with override(language):
            paths[language] = reverse(name, args=args) + query
    return paths

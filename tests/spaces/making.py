"""Spaces, their people and what is said there, one line each."""

from itertools import count

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from members.models import SignIn, User
from portal.search.models import SearchState
from spaces.choices import Admission, MailContent, Pseudonyms, Secrecy, SpaceRole, Standing
from spaces.discussions.writing import Words, answer, begin_topic
from spaces.models import Participation, Post, PostFile, PostFileRole, Space, SpaceIndexPage
from spaces.testimonies.giving import Readers, give
from spaces.testimonies.giving import Words as TestimonyWords
from tests.factories import make_person
from tests.files import made

NUMBER = count(1)
SHELTERED = {
    "secrecy": Secrecy.SHELTERED,
    "admission": Admission.INVITATION,
    "pseudonyms": Pseudonyms.REQUIRED,
    "mail_content": MailContent.NOTHING,
    "retention_days": 90,
}
DISCREET = {"secrecy": Secrecy.DISCREET, "admission": Admission.INVITATION}


def make_space(name=None, **fields):
    """Make a space: on request and listed, unless told."""
    space = Space(name_fr=name or f"Espace {next(NUMBER)}", **fields)
    space.full_clean()
    space.save()
    return space


def make_spaces_index(site):
    """Find or make the maps of spaces in both languages, and return the French one."""
    found = SpaceIndexPage.objects.child_of(site.home).first()
    if found is not None:
        return found
    site.home.refresh_from_db()
    index = site.home.add_child(
        instance=SpaceIndexPage(title="Espaces", slug="espaces", locale=site.home.locale)
    )
    english = SpaceIndexPage(title="Spaces", slug="spaces", locale=site.home_en.locale)
    english.translation_key = index.translation_key
    site.home_en.refresh_from_db()
    site.home_en.add_child(instance=english)
    return index


def client_of(somebody):
    """Return a client signed in as the person of a participation, or as an account."""
    client = Client()
    user = getattr(somebody, "user", somebody)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def visit_twice(client, path):
    """Visit a page as on a site in use: its settings are made, its menu is kept until the content changes."""
    SearchState.advance()
    for _visit in range(2):
        client.get(path)


def make_survivor(**fields):
    """Make an account with a login name and a passphrase, and nothing else."""
    number = next(NUMBER)
    fields = {"login_name": f"pseudo-{number}", "sign_in": SignIn.PASSPHRASE, **fields}
    return User.objects.create_user(password="une phrase de passe assez longue", **fields)


def take_part(space, user=None, *, moderates=False, **fields):
    """Bring somebody into a space, a new member unless told; in a sheltered one, a survivor."""
    if user is None:
        user = make_survivor() if space.is_sheltered and not moderates else make_person("member")
    if space.is_sheltered:
        fields.setdefault("pseudonym", f"Alias {next(NUMBER)}")
    fields = {"agreed_number": space.agreements_number, "agreed_at": timezone.now(), **fields}
    role = SpaceRole.MODERATOR if moderates else SpaceRole.PARTICIPANT
    made, _new = Participation.objects.update_or_create(
        space=space, user=user, defaults={"role": role, **fields}
    )
    return Participation.objects.select_related("space", "user").get(pk=made.pk)


def make_topic(participation, title=None, text="Un message.", *, kind="discussion", language="fr", **words):
    """Begin a topic with its first message."""
    title = title or f"Sujet {next(NUMBER)}"
    words = Words(text, **words)
    return begin_topic(participation, None, kind=kind, title=title, words=words, language=language)


def make_post(participation, topic, text="Une réponse.", **words):
    """Answer in a topic."""
    return answer(participation, topic, None, Words(text, **words))


def attach_voice(post, **fields):
    """Attach a short voice to a message, as the cleaning left it."""
    file = ContentFile(made.wav_with_traces(), name="voix.wav")
    file.is_clean = True
    return PostFile.objects.create(
        post=post,
        participation=post.author,
        role=PostFileRole.VOICE,
        file=file,
        digest=f"{next(NUMBER):064d}",
        seconds=2,
        **fields,
    )


def set_standing(post, standing):
    """Put a message aside, or back."""
    Post.objects.filter(pk=post.pk).update(standing=Standing(standing))


def address(name, *args, language="fr"):
    """Return an address in a language."""
    with translation.override(language):
        return reverse(name, args=args)


def topic_address(topic, language="fr"):
    """Return where a topic is read."""
    return address("topic", topic.space.public_id, topic.public_id, language=language)


def make_testimony(participation, body="Des mots.", circle="space", **fields):
    """Give a testimony, which waits for a moderator."""
    words = TestimonyWords(fields.pop("pseudonym", f"Signature {next(NUMBER)}"), body, "fr", **fields)
    return give(participation, None, words, Readers(circle))

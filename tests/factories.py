"""How tests make things, one line each."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.utils import timezone

from wagtail.models import Collection, Locale, Page, Site

import pikepdf
from PIL import Image

from documents.models import (
    DocumentIndexPage,
    DocumentPage,
    DossierIndexPage,
    DossierItem,
    DossierPage,
    ProblemReport,
)
from home.models import HomePage, StandardPage
from members.charter.signing import publish
from members.models import (
    Application,
    CharterVersion,
    MemberMessage,
    Organisation,
    Profile,
    ServedPeople,
    Service,
    User,
)
from members.models.profile import NAME
from news.models import NewsIndexPage, NewsPage
from portal.files.models import PortalFile, PortalImage
from tools.models import Situation, ToolFile, ToolIndexPage, ToolPage, ToolUse
from webinars.models import (
    EventRegistration,
    EventSeries,
    MeetingPage,
    Question,
    QuestionVoice,
    Speaker,
    WebinarIndexPage,
    WebinarPage,
)
from webinars.questions.marks import mark_of_guest, mark_of_member

NUMBER = count(1)
# Permissions that no model declares.
MADE_BY_MIGRATIONS = [
    ("wagtailadmin", "admin", "access_admin"),
    ("wagtail_localize", "translation", "submit_translation"),
]
GROUPS = {
    "member": "Membre",
    "editor": "Rédactrice",
    "facilitator": "Animatrice",
    "privacy_officer": "Responsable de la vie privée",
}


@dataclass
class SiteTree:
    """The pages that every site has."""

    home: HomePage
    home_en: HomePage
    centre: DocumentIndexPage
    centre_en: DocumentIndexPage


def make_site():
    """Make the home pages and the documentation centre, in French and in English."""
    french, _ = Locale.objects.get_or_create(language_code="fr")
    english, _ = Locale.objects.get_or_create(language_code="en")
    root = _roots()
    home = root.add_child(instance=HomePage(title="Accueil", slug="accueil", locale=french))
    home_en = _translation(root, home, HomePage(title="Home", slug="home", locale=english))
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    centre = home.add_child(
        instance=DocumentIndexPage(
            title="Documentation", slug="documentation", locale=french, show_in_menus=True
        )
    )
    centre_en = _translation(
        home_en,
        centre,
        DocumentIndexPage(title="Documentation", slug="documentation", locale=english, show_in_menus=True),
    )
    call_command("setup_roles", verbosity=0)
    return SiteTree(home, home_en, centre, centre_en)


def _roots():
    """Return the root of the tree.

    What migrations put in the tables is made again where a test with real transactions emptied them.
    """
    for app, model, codename in MADE_BY_MIGRATIONS:
        content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": codename}
        )
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=Locale.objects.get(language_code="fr"))
    )
    root.get_children().delete()
    return Page.objects.get(depth=1)


def _translation(parent, source, page):
    page.translation_key = source.translation_key
    return parent.add_child(instance=page)


def make_person(role):
    """Make an account of `role`: stranger, superuser or one of `GROUPS`."""
    fields = {"is_staff": True, "is_superuser": True} if role == "superuser" else {}
    user = User.objects.create_user(email=f"{role}-{next(NUMBER)}@example.org", **fields)
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    return user


def make_notice(site, title=None, *, live=True, audience="public", **fields):
    """Make a notice under the French documentation centre."""
    number = next(NUMBER)
    themes, regions = fields.pop("themes", []), fields.pop("regions", [])
    page = DocumentPage(
        title=title or f"Notice {number}",
        slug=fields.pop("slug", f"notice-{number}"),
        live=live,
        has_unpublished_changes=not live,
        audience=audience,
        locale=site.centre.locale,
        **fields,
    )
    page.themes, page.regions = themes, regions
    site.centre.refresh_from_db()
    return site.centre.add_child(instance=page)


def make_standard_page(parent, title, *, live=True, audience="public", **fields):
    """Make a page of text under `parent`."""
    page = StandardPage(
        title=title,
        slug=fields.pop("slug", f"page-{next(NUMBER)}"),
        live=live,
        audience=audience,
        locale=parent.locale,
        **fields,
    )
    parent.refresh_from_db()
    return parent.add_child(instance=page)


DOSSIERS = {"fr": ("Par où commencer", "dossiers"), "en": ("Where to start", "guides")}


def make_dossier_index(site, language="fr"):
    """Make, or find, the list of reading paths of a language; the two are translations of each other."""
    home = site.home if language == "fr" else site.home_en
    found = DossierIndexPage.objects.child_of(home).first()
    if found is None:
        title, slug = DOSSIERS[language]
        found = DossierIndexPage(title=title, slug=slug, locale=home.locale)
        other = DossierIndexPage.objects.first()
        if other is not None:
            found.translation_key = other.translation_key
        home.refresh_from_db()
        home.add_child(instance=found)
    return found


def make_dossier(site, title, readings=(), *, language="fr", audience="public", live=True, **fields):
    """Make a reading path that leads to `readings`: pages, or dictionaries of the fields of an item."""
    index = make_dossier_index(site, language)
    themes, regions = fields.pop("themes", []), fields.pop("regions", [])
    slug = fields.pop("slug", f"dossier-{next(NUMBER)}")
    state = {"live": live, "audience": audience, "locale": index.locale}
    path = DossierPage(title=title, slug=slug, **state, **fields)
    path.themes, path.regions = themes, regions
    path.items = [make_reading(reading, place) for place, reading in enumerate(readings)]
    index.refresh_from_db()
    return index.add_child(instance=path)


def make_reading(reading, place=0):
    """Return an item, unsaved, from a page or from the fields of an item, in its place in the order."""
    fields = reading if isinstance(reading, dict) else {"page": reading}
    fields = {"why": f"Pourquoi {next(NUMBER)}", "sort_order": place, **fields}
    return DossierItem(**{**fields, "page": fields["page"].portalpage_ptr})


def make_file(title, content=None):
    """Make a file of the editorial library, a small PDF unless told."""
    if content is None:
        output = BytesIO()
        document = pikepdf.new()
        document.add_blank_page()
        document.save(output)
        content = output.getvalue()
    file = PortalFile(title=title, file=ContentFile(content, name="source.pdf"))
    file.save()
    return file


def make_image(title, name="photo.png"):
    """Make an image of the editorial library."""
    output = BytesIO()
    Image.new("RGB", (120, 80), "teal").save(output, "JPEG" if name.endswith("jpg") else "PNG")
    image = PortalImage(title=title, file=ImageFile(BytesIO(output.getvalue()), name=name))
    image.save()
    return image


def make_problem(notice, **fields):
    """Make a problem that a reader reported."""
    return ProblemReport.objects.create(notice=notice, **{"kind": "link", **fields})


def make_application(**fields):
    """Make an application that waits."""
    number = next(NUMBER)
    given = {
        "email": f"candidate{number}@example.org",
        "first_name": "Zoé",
        "last_name": f"Candidate {number}",
    }
    return Application.objects.create(**{**given, "sector": "community", "why": "Pour apprendre.", **fields})


def make_charter(*, published=True, agreements=("Je garde le silence.", "Je respecte chacune."), **fields):
    """Make a version of the charter, in force unless told."""
    given = {
        "text_fr": "<p>Ce qui est dit ici reste ici.</p>",
        "text_en": "<p>What is said here stays here.</p>",
        "agreements_fr": "\n".join(agreements),
        "agreements_en": "\n".join(f"EN {line}" for line in agreements),
    }
    version = CharterVersion.objects.create(**{**given, **fields})
    if published:
        publish(version, None, minor=False)
    return version


def make_profile(user, shown=(NAME,), **fields):
    """Make the profile of somebody, who shows the fields named in `shown` and no others."""
    themes, pivots = fields.pop("themes", []), fields.pop("pivot_regions", [])
    profile, _ = Profile.objects.get_or_create(user=user)
    for name, value in {"name": f"Nom {next(NUMBER)}", **fields}.items():
        setattr(profile, name, value)
    profile.show(shown)
    profile.save()
    profile.themes.set(themes)
    profile.pivot_regions.set(pivots)
    return profile


def make_message(sender, recipient, text="Bonjour", **fields):
    """Make a message from one member to another."""
    return MemberMessage.objects.create(sender=sender, recipient=recipient, text=text, **fields)


def make_organisation(name=None, *, published=True, services=(), serves=(), **fields):
    """Make an organisation of the directory; `services` and `serves` are words, made where they are new."""
    organisation = Organisation(name=name or f"Organisme {next(NUMBER)}", published=published, **fields)
    organisation.save()
    organisation.services.set(_words(Service, services))
    organisation.serves.set(_words(ServedPeople, serves))
    return organisation


def _words(model, words):
    return [
        model.objects.get_or_create(name_fr=word, defaults={"name_en": f"{word} (en)"})[0] for word in words
    ]


def make_events_index(site):
    """Find or make the lists of webinars and meetings in both languages, and return the French one."""
    found = WebinarIndexPage.objects.child_of(site.home).first()
    if found is not None:
        return found
    fields = {"show_in_menus": True}
    site.home.refresh_from_db()
    index = site.home.add_child(
        instance=WebinarIndexPage(title="Webinaires", slug="webinaires", locale=site.home.locale, **fields)
    )
    english = WebinarIndexPage(title="Webinars", slug="webinars", locale=site.home_en.locale, **fields)
    site.home_en.refresh_from_db()
    _translation(site.home_en, index, english)
    return index


def make_event(site, title=None, *, model=WebinarPage, starts_in=timedelta(days=7), live=True, **fields):
    """Make a webinar, or a meeting, that begins in so long.

    Args:
        fields: of the page; `minutes` is how long it lasts, `speakers` names.
    """
    number = next(NUMBER)
    themes, regions, speakers = (fields.pop(name, []) for name in ("themes", "regions", "speakers"))
    starts_at = fields.pop("starts_at", None) or timezone.now().replace(microsecond=0) + starts_in
    index = make_events_index(site)
    event = model(
        title=title or f"Webinaire {number}",
        slug=fields.pop("slug", f"webinaire-{number}"),
        live=live,
        has_unpublished_changes=not live,
        locale=index.locale,
        starts_at=starts_at,
        ends_at=fields.pop("ends_at", None) or starts_at + timedelta(minutes=fields.pop("minutes", 60)),
        **fields,
    )
    event.themes, event.regions = themes, regions
    event.speakers = [Speaker(name=name, sort_order=place) for place, name in enumerate(speakers)]
    index.refresh_from_db()
    return index.add_child(instance=event)


def make_meeting(site, title=None, **fields):
    """Make a meeting."""
    return make_event(site, title, model=MeetingPage, **fields)


def make_series(name="Les midis"):
    """Make a series of webinars."""
    return EventSeries.objects.create(name_fr=name, name_en=f"{name} (en)")


def make_registration(event, user=None, **fields):
    """Make the registration of a member, or of a guest by her `name` and `email`."""
    if user is None:
        fields = {"name": "Invitée", "email": f"invitee-{next(NUMBER)}@example.org", **fields}
    return EventRegistration.objects.create(event=event.eventpage_ptr, user=user, **fields)


def make_question(event, asker=None, text="Comment aider ?", *, signed=False, **fields):
    """Make a question of a member, or of a guest by her registration; of nobody in particular without."""
    question = Question.objects.create(event=event.eventpage_ptr, text=text, signed=signed, **fields)
    if asker is None:
        return question
    guest = asker if isinstance(asker, EventRegistration) else None
    question.author_mark = mark_of_guest(guest) if guest else mark_of_member(event.pk, asker)
    if signed:
        question.author, question.guest = (None, guest) if guest else (asker, None)
    question.save()
    give_voice(question, question.author_mark)
    return question


def give_voice(question, mark):
    """Let somebody ask a question too, by what stands for her at the event."""
    return QuestionVoice.objects.create(question=question, mark=mark)


def make_news_index(site):
    """Find or make the lists of news in both languages, and return the French one."""
    found = NewsIndexPage.objects.child_of(site.home).first()
    if found is not None:
        return found
    fields = {"show_in_menus": True}
    site.home.refresh_from_db()
    index = site.home.add_child(
        instance=NewsIndexPage(title="Actualités", slug="actualites", locale=site.home.locale, **fields)
    )
    english = NewsIndexPage(title="News", slug="news", locale=site.home_en.locale, **fields)
    site.home_en.refresh_from_db()
    _translation(site.home_en, index, english)
    return index


def make_news(site, title=None, *, live=True, audience="public", **fields):
    """Make a piece of news under the French list."""
    number = next(NUMBER)
    themes, regions, text = (fields.pop(name, []) for name in ("themes", "regions", "text"))
    index = make_news_index(site)
    news = NewsPage(
        title=title or f"Nouvelle {number}",
        slug=fields.pop("slug", f"nouvelle-{number}"),
        live=live,
        has_unpublished_changes=not live,
        audience=audience,
        locale=index.locale,
        first_published_at=timezone.now() if live else None,
        **fields,
    )
    news.themes, news.regions = themes, regions
    if text:
        news.body = news.body.stream_block.to_python([{"type": "text", "value": f"<p>{text}</p>"}])
    index.refresh_from_db()
    return index.add_child(instance=news)


def make_tools_index(site):
    """Find or make the lists of homemade tools in both languages, and return the French one."""
    found = ToolIndexPage.objects.child_of(site.home).first()
    if found is not None:
        return found
    fields = {"show_in_menus": True}
    site.home.refresh_from_db()
    index = site.home.add_child(
        instance=ToolIndexPage(title="Outils maison", slug="outils", locale=site.home.locale, **fields)
    )
    english = ToolIndexPage(title="Homemade tools", slug="tools", locale=site.home_en.locale, **fields)
    site.home_en.refresh_from_db()
    _translation(site.home_en, index, english)
    return index


def make_tool(site, title=None, *, live=True, audience="public", files=(), **fields):
    """Make a homemade tool; `files` are of the library, `situations` words, made where they are new."""
    number = next(NUMBER)
    themes, regions, tags = (fields.pop(name, []) for name in ("themes", "regions", "tags"))
    situations = _words(Situation, fields.pop("situations", []))
    index = make_tools_index(site)
    tool = ToolPage(
        title=title or f"Outil {number}",
        slug=fields.pop("slug", f"outil-{number}"),
        live=live,
        has_unpublished_changes=not live,
        audience=audience,
        locale=index.locale,
        **fields,
    )
    tool.themes, tool.regions, tool.situations = themes, regions, situations
    tool.files = [ToolFile(file=file, sort_order=place) for place, file in enumerate(files)]
    tool.tags.set(tags)
    index.refresh_from_db()
    return index.add_child(instance=tool)


def make_uses(tool, number, region=None):
    """Tell that a tool served so many members of a region."""
    return [
        ToolUse.objects.create(page=tool, user=make_person("member"), region=region) for _ in range(number)
    ]

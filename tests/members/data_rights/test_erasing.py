"""Erasing somebody leaves nothing of her: database, files, index, queues."""

from django.apps import apps
from django.db import transaction

from wagtail.models import ModelLogEntry, PageLogEntry, Revision

import pytest

from members.data_rights.erasing import CannotErase, erase_person, published_by, why_not
from members.data_rights.exporting import sections_of
from members.models import AccessLog, DataRequest, Erasure, User
from portal.files.models import PortalImage
from portal.models import OutgoingMessage
from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.registries.registry import Registry
from tests.factories import make_person
from tests.members.data_rights.canaries import ADDRESS, WORDS, plant
from tests.members.data_rights.dump import dump

pytestmark = pytest.mark.django_db
# Models with a foreign key to an account that hold nothing of its owner once the key is empty.
NOTHING_OF_HER = {
    "wagtailcore.Page": "who made or locked a page: emptied; the page is the site's",
    "portal.PortalPage": "the same row",
    "files.PortalImage": "who brought it: emptied; the picture is the site's",
    "files.PortalFile": "who brought it: emptied; the file is the site's",
    "wagtailimages.Image": "not used here",
    "wagtaildocs.Document": "not used here",
    "wagtail_localize.StringTranslation": "who translated: emptied; the text is the site's",
    "wagtail_localize.SegmentOverride": "who translated: emptied; the text is the site's",
    "wagtailcore.WorkflowState": "who submitted: emptied",
    "wagtailadmin.EditingSession": "erased with the account: which page is open now, for minutes",
    "wagtailadmin.FormState": "erased with the account: a form of the admin, for minutes",
    "wagtailcore.PageSubscription": "erased with the account: which pages tell her of comments",
    "documents.DocumentPage": "whom it thanks: emptied; the notice is the site's",
    "webinars.TeamMessage": "who wrote it: emptied; it is the team's",
    "members.Incident": "who wrote it: emptied; the law keeps the register, which names nobody",
    "members.IncidentCorrection": "the same",
}


@pytest.fixture
def leaves(settings, tmp_path):
    """Keep the files of a test in a folder of its own."""
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def planted(site, leaves, settings, outbox):
    """A member with a canary in each place."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    user = plant(site)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return user


def left():
    held = dump().lower()
    return [place for place, word in WORDS.items() if word in held]


def test_a_member_who_goes_leaves_nothing(planted, outbox, django_capture_on_commit_callbacks):
    assert len(WORDS) >= 12
    assert left() == list(WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(planted, by=planted)
    assert left() == []
    assert [message.to for message in outbox] == [[ADDRESS]]
    assert not User.objects.filter(pk=planted.pk).exists()


def test_nothing_points_to_her_any_more(planted):
    key = planted.pk
    erase_person(planted, by=planted)
    for model in (PageLogEntry, ModelLogEntry):
        assert not model.objects.filter(user_id=key).exists()
    assert Revision.objects.exists()
    for revision in Revision.objects.all():
        assert (revision.user_id, revision.content["owner"], revision.content["locked_by"]) == (None,) * 3
    assert list(PortalImage.objects.values_list("uploaded_by_user", flat=True)) == [None]
    kept = DataRequest.objects.values("words", "name", "reply_to", "account", "kind")
    assert list(kept) == [{"words": "", "name": "", "reply_to": "", "account": None, "kind": "access"}] * 2
    assert DataRequest.objects.filter(answered_at=None).count() == 0


@pytest.mark.parametrize(
    "name",
    ["ways_in", "messages", "staff_traces", "reported_problems", "data_requests", "organisation_contacts"],
)
def test_the_dump_sees_what_a_missing_registration_leaves(planted, name, monkeypatch):
    fewer = Registry()
    for data in personal_data:
        if data.name != name:
            fewer.register(data)
    monkeypatch.setattr("members.data_rights.erasing.personal_data", fewer)
    erase_person(planted, by=planted)
    assert left() != []


def test_each_model_that_names_an_account_is_declared_or_says_why_not():
    declared = {name for data in personal_data for name in data.covers}
    naming = set()
    for model in apps.get_models(include_auto_created=True):
        own = model._meta.local_fields
        if any(field.related_model is User for field in own if field.is_relation):
            naming.add(model._meta.label)
    assert len(naming) > 20
    assert naming - declared - set(NOTHING_OF_HER) == set()
    assert declared & set(NOTHING_OF_HER) == set()
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert (declared | set(NOTHING_OF_HER)) - known == set()


def test_the_others_keep_what_is_theirs(planted, site, person):
    other = person("member")
    before = sections_of(other)
    erase_person(planted, by=planted)
    assert sections_of(other) == before
    other.refresh_from_db()


def test_a_message_to_somebody_else_still_leaves(planted):
    other = OutgoingMessage.objects.create(recipients=["b@example.org"], source=b"Subject: a\n\nb")
    erase_person(planted, by=planted)
    assert OutgoingMessage.objects.filter(sent_at=None).get() == other


@pytest.fixture
def published(monkeypatch):
    """A part of the portal in which people publish."""
    things = {"hers": ["Un outil"], "without": []}

    def release(user):
        things["without"] += things["hers"]
        things["hers"] = []

    data = PersonalData(
        "shelf",
        "Outils",
        export=lambda user: things["hers"],
        erase=lambda user: things["hers"].clear(),
        published=Published(lambda user: len(things["hers"]), release),
    )
    more = Registry()
    for known in (*personal_data, data):
        more.register(known)
    monkeypatch.setattr("members.data_rights.erasing.personal_data", more)
    return things


@pytest.mark.parametrize("keep", [True, False])
def test_what_she_published_stays_without_her_or_goes_as_she_chose(site, person, published, keep):
    member = person("member")
    assert published_by(member) == [("Outils", 1)]
    erase_person(member, keep_published=keep, by=member)
    assert published == {"hers": [], "without": ["Un outil"] if keep else []}


@pytest.mark.parametrize("role", ["superuser", "facilitator", "privacy_officer"])
def test_the_last_one_in_charge_names_another_first(site, person, role):
    only = person(role)
    assert why_not(only) != ""
    with pytest.raises(CannotErase):
        erase_person(only, by=only)
    assert User.objects.filter(pk=only.pk).exists()
    other = make_person(role)
    User.objects.filter(pk=other.pk).update(is_active=False)
    assert why_not(only) != ""
    User.objects.filter(pk=other.pk).update(is_active=True)
    assert why_not(only) == ""
    erase_person(only, by=only)
    assert Erasure.objects.count() == 1


def test_a_fault_on_the_way_erases_nothing(planted, monkeypatch, outbox):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("members.data_rights.erasing.mail.send", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        erase_person(planted, by=planted)
    assert left() == list(WORDS)
    assert outbox == []


def test_two_requests_of_the_same_moment_erase_once(planted, outbox):
    same = User.objects.get(pk=planted.pk)
    erase_person(planted, by=planted)
    erase_person(same, by=same)
    assert len(outbox) == 1
    assert AccessLog.objects.filter(deed="erased").count() == 1


@pytest.mark.parametrize("address", ["/admin/users/delete/{}/", "/admin/bulk/members/user/delete/?id={}"])
def test_where_the_admin_deletes_accounts_all_of_her_goes_too(planted, client_as, settings, address):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    client_as("editor").post(address.format(planted.pk))
    assert User.objects.filter(pk=planted.pk).exists()
    client_as("superuser").get(address.format(planted.pk))
    assert User.objects.filter(pk=planted.pk).exists()
    client_as("superuser").post(address.format(planted.pk))
    assert not User.objects.filter(pk=planted.pk).exists()
    assert Erasure.objects.count() == 1
    # What the test's own files and commits hold is looked at above.
    assert set(left()) <= {"upload", "avatar"}


def test_the_admin_deletes_nobody_whom_the_site_needs(site, person, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    only, member = person("facilitator"), person("member")
    client_as("superuser").post(f"/admin/bulk/members/user/delete/?id={member.pk}&id={only.pk}")
    assert User.objects.filter(pk__in=[only.pk, member.pk]).count() == 2

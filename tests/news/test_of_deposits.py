"""News that came by a deposit: its words are hers, and its pictures leave the library with them."""

import uuid
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

import pytest

from deposits import depositing, moderating
from deposits.claiming import claim
from deposits.copies import copy_of
from deposits.models import Deposit, FileRole, OnBehalf
from deposits.receiving import take_files
from members.data_rights.erasing import erase_person
from news.models import NewsPage
from news.publishing import shared_by
from portal.files.models import PortalFile, PortalImage
from portal.models import PortalPage
from tests.factories import make_news_index, make_organisation, make_person, make_profile
from tests.tools.made import photo

pytestmark = pytest.mark.django_db
ANSWERS = {
    "title": ["Une marche"],
    "text": ["Nous étions cent."],
    "credit": ["other"],
    "credit_other": ["Louise"],
    "link": [""],
    "audience": ["members"],
}


@pytest.fixture(autouse=True)
def index(site):
    return make_news_index(site)


@pytest.fixture
def facilitator(index):
    return make_person("facilitator")


def accepted(deposit, facilitator):
    labels = MultiValueDict({"audience": ["members"]})
    moderating.keep_labels(deposit, deposit.depositable.labels(), labels)
    return moderating.approve(deposit, facilitator)


def sent(typist, **begun):
    draft = depositing.begin(typist, "news", uuid.uuid4(), language="fr", answers=ANSWERS, **begun)
    files = [(FileRole.PHOTO, photo()), (FileRole.FILE, SimpleUploadedFile("a.txt", b"Feuille"))]
    assert take_files(draft, files) == []
    return depositing.submit(draft, typist)


def her_files():
    """Return where the picture, its resized copy and the file of the one deposit that there is are kept."""
    picture, file = PortalImage.objects.get(), PortalFile.objects.get()
    return [Path(one.file.path) for one in (picture, picture.get_rendition("width-40"), file)]


@pytest.mark.parametrize("way", ["erased", "deleted by the team", "taken out by a change"])
def test_her_pictures_leave_the_library_and_the_disk(facilitator, way, django_capture_on_commit_callbacks):
    author = make_person("member")
    deposit = accepted(sent(author), facilitator)
    paths = her_files()
    assert all(path.is_file() for path in paths)
    with django_capture_on_commit_callbacks(execute=True):
        if way == "erased":
            erase_person(author, by=author)
        elif way == "deleted by the team":
            NewsPage.objects.get().delete()
        else:
            change = copy_of(deposit, author, uuid.uuid4(), changes=True)
            for file in change.files.all():
                depositing.remove_file(change, file.pk)
            accepted(depositing.submit(change, author), facilitator)
    assert not PortalImage.objects.exists() and not PortalFile.objects.exists()
    assert not any(path.exists() for path in paths)


@pytest.mark.parametrize("role", ["editor", "facilitator"])
@pytest.mark.parametrize("whose", ["hers", "told for her", "of one who has gone"])
def test_the_team_rewrites_no_word_of_hers(facilitator, client_as, settings, role, whose):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    author = make_person("member")
    deposit = sent(author) if whose != "told for her" else sent(facilitator, author=False)
    accepted(deposit, facilitator)
    if whose == "of one who has gone":
        erase_person(author, keep_published=True, by=author)
    news = NewsPage.objects.get()
    before = (news.title, str(news.body[0]), shared_by(news), news.credit)
    text = streamfield([("text", '{"blocks": [], "entityMap": {}}')])
    form = nested_form_data(
        {
            **{"title": "Autre", "slug": news.slug, "introduction": "Résumé", "language": "fr", "link": ""},
            **{"published_on": "2026-02-03", "until": "", "credit": "Autre", "body": text},
            **{"other_title": "", "other_summary": "", "seo_title": "", "search_description": ""},
            **{"comment_notifications": "", "comments": inline_formset([])},
        }
    )
    path = reverse("wagtailadmin_pages:edit", args=[news.pk])
    answer = client_as(role).post(path, {**form, "action-publish": "yes"})
    assert answer.status_code == 302, answer.context["form"].errors
    news = NewsPage.objects.get()
    assert (news.title, str(news.body[0]), shared_by(news), news.credit) == before
    assert news.introduction == "Résumé"
    client_as(role).post(f"/admin/pages/{news.pk}/audience/", {"audience": "public"})
    assert PortalPage.objects.get(pk=news.pk).audience == "members"


def test_what_was_told_for_her_goes_with_her_once_claimed(facilitator):
    deposit = sent(facilitator, author=False)
    OnBehalf.objects.create(
        deposit=deposit, told_by="Louise", consent_way="telephone", consent_on="2026-01-15"
    )
    accepted(Deposit.objects.get(), facilitator)
    member = make_person("member")
    claim(Deposit.objects.get(), member)
    erase_person(member, by=member)
    assert not NewsPage.objects.exists()
    assert "Louise" not in str(list(Revision.objects.values_list("content", flat=True)))


def test_the_longest_name_of_an_organisation_does_not_keep_her_news_from_being_accepted(facilitator):
    author = make_person("member")
    organisation = make_organisation("M" * 200)
    make_profile(author, organisation=organisation)
    draft = depositing.begin(
        author, "news", uuid.uuid4(), language="fr", answers={**ANSWERS, "credit": ["organisation"]}
    )
    accepted(depositing.submit(draft, author), facilitator)
    assert NewsPage.objects.get().credit.startswith("MMM")


def test_what_cannot_be_published_leaves_no_copy_on_the_disk(index, facilitator, settings, tmp_path):
    deposit = sent(make_person("member"))
    index.delete()
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(Exception, match="list"):
        accepted(deposit, facilitator)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

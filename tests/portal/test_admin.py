"""The admin: what Wagtail adds and this portal takes away."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from wagtail.models import PageViewRestriction, Workflow, WorkflowPage

import pytest

from deposits.models import DepositTask
from portal.models import Theme
from tests.factories import make_file, make_image, make_notice, make_standard_page

PAGES = {
    "home": "/admin/",
    "notices": "/admin/notices/",
    "files": "/admin/documents/",
    "file chooser": "/admin/documents/chooser/",
    "images": "/admin/images/",
    "image chooser": "/admin/images/chooser/",
    "page chooser": "/admin/choose-page/",
    "themes": "/admin/snippets/portal/theme/",
    "regions": "/admin/snippets/portal/region/",
}


@pytest.mark.parametrize("name", PAGES)
def test_an_editor_opens_each_page_of_her_work(site, client_as, name):
    make_file("Un fichier")
    make_image("Une image")
    make_notice(site, "Une notice")
    response = client_as("editor").get(PAGES[name])
    assert response.status_code == 200
    assert len(response.content) > 500


def test_an_editor_opens_the_form_of_a_new_notice(site, client_as):
    path = reverse("wagtailadmin_pages:add", args=["documents", "documentpage", site.centre.pk])
    text = client_as("editor").get(path).content.decode()
    assert 'name="plain_summary"' in text


@pytest.mark.parametrize("role", ["editor", "facilitator", "superuser"])
def test_nobody_sets_a_privacy_that_would_protect_nothing(site, client_as, role):
    notice = make_notice(site, "Une notice")
    client = client_as(role)
    path = reverse("wagtailadmin_pages:set_privacy", args=[notice.pk])
    text = client.get(reverse("wagtailadmin_pages:edit", args=[notice.pk])).content.decode()
    assert 'data-a11y-dialog-show="schedule-publishing-dialog"' in text
    assert 'data-a11y-dialog-show="set-privacy"' not in text
    client.post(path, {"restriction_type": "login"})
    assert not PageViewRestriction.objects.exists()


def test_translate_is_offered_for_a_page_of_text_and_not_for_a_notice(site, client_as):
    notice, page = make_notice(site, "Une notice"), make_standard_page(site.home, "Une page")

    def offered(target):
        path = reverse("wagtail_localize:submit_page_translation", args=[target.pk])
        return path in client_as("editor").get(f"/admin/pages/{target.pk}/edit/").content.decode()

    assert offered(page)
    assert not offered(notice)


def test_a_notice_has_no_translation_even_when_asked_by_its_address(site):
    notice = make_notice(site, "Une notice")
    with pytest.raises(PermissionDenied):
        notice.copy_for_translation(site.home_en.locale)
    assert notice.get_translations().count() == 0


def test_no_workflow_waits_for_a_group_that_is_gone(site):
    assert not WorkflowPage.objects.exists()
    active = Workflow.objects.filter(active=True)
    assert [workflow.name for workflow in active] == ["Dépôts des membres"]
    # Nobody is named in it: who moderates is asked at each deed.
    assert {type(task.specific) for task in active.get().tasks} == {DepositTask}


def test_a_theme_gets_its_address_from_its_name(site, client_as):
    client = client_as("editor")
    client.post(
        "/admin/snippets/portal/theme/add/",
        {"name_fr": "Santé – prévention", "name_en": "Health", "slug": "", "parent": ""},
    )
    assert Theme.objects.get(name_en="Health").slug == "sante-prevention"


def test_a_page_for_members_says_so(site, client_as):
    notice = make_notice(site, "Une notice", audience="members")
    page = make_standard_page(site.home, "Une page", audience="members")
    for path in (f"/fr/documentation/{notice.slug}/", f"/fr/{page.slug}/"):
        assert "Visible par les membres" in client_as("member").get(path).content.decode()


def test_a_chooser_of_any_page_does_not_name_our_base_type(site, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    text = client_as("editor").get(reverse("wagtailsnippets_search_firstanswer:add")).content.decode()
    assert "Choisissez une page" in text
    assert "Portal page" not in text

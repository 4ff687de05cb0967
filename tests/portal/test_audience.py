"""The audience of a page is state: it never comes back with old content."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import (
    GroupApprovalTask,
    ModelLogEntry,
    Page,
    PageLogEntry,
    Workflow,
    WorkflowTask,
)

import pytest
import time_machine

from portal.models import PortalPage
from portal.visibility import Audience
from tests.factories import make_notice, make_standard_page


def audience_of(page):
    return PortalPage.objects.get(pk=page.pk).audience


@pytest.fixture
def notice(site):
    page = make_notice(site, "Une notice")
    page.save_revision()
    return page


def test_a_new_page_takes_the_audience_of_its_type(site):
    assert make_notice(site).audience == Audience.PUBLIC


def test_saving_an_instance_read_before_the_change_does_not_undo_it(notice):
    stale = type(notice).objects.get(pk=notice.pk)
    notice.set_audience("members")
    stale.title = "Autre titre"
    stale.save()
    assert audience_of(notice) == "members"
    assert type(notice).objects.get(pk=notice.pk).title == "Autre titre"


def test_publishing_a_revision_made_before_the_change_keeps_the_stored_audience(notice):
    revision = notice.save_revision()
    notice.set_audience("members")
    revision.publish()
    assert audience_of(notice) == "members"


def test_reverting_to_an_old_revision_keeps_the_stored_audience(notice, client_as):
    old = notice.get_latest_revision()
    notice.title = "Titre nouveau"
    notice.save_revision().publish()
    notice.set_audience("members")
    reverted = old.as_object()
    assert reverted.audience == "members"
    reverted.save_revision().publish()
    assert audience_of(notice) == "members"


def test_scheduled_publication_keeps_the_stored_audience(site):
    page = make_notice(site, "Plus tard", live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    page.set_audience("members")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    assert Page.objects.get(pk=page.pk).live
    assert audience_of(page) == "members"


def test_a_copy_has_the_audience_of_its_source(notice):
    notice.set_audience("members")
    copy = type(notice).objects.get(pk=notice.pk).copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert audience_of(copy) == "members"


def test_a_copy_made_from_a_stale_instance_has_the_stored_audience(notice):
    stale = type(notice).objects.get(pk=notice.pk)
    notice.set_audience("members")
    copy = stale.copy(update_attrs={"slug": "copie", "title": "Copie"})
    assert audience_of(copy) == "members"


def test_moving_a_page_keeps_its_audience(site):
    section = make_standard_page(site.home, "Section")
    page = make_standard_page(site.home, "Page")
    page.set_audience("members")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=section.pk), pos="last-child")
    assert audience_of(page) == "members"


def test_an_alias_follows_its_source_at_once(notice):
    alias = notice.create_alias(update_slug="un-alias")
    alias_of_alias = alias.create_alias(update_slug="alias-d-alias")
    notice.set_audience("members")
    assert audience_of(alias) == "members"
    assert audience_of(alias_of_alias) == "members"


def test_an_alias_of_a_members_page_is_for_members(notice):
    notice.set_audience("members")
    alias = type(notice).objects.get(pk=notice.pk).create_alias(update_slug="un-alias")
    assert audience_of(alias) == "members"


def test_a_translation_follows_its_source_at_once(site):
    page = make_standard_page(site.home, "Charte")
    translation = page.copy_for_translation(site.home_en.locale)
    page.set_audience("members")
    assert audience_of(translation) == "members"


def test_a_change_is_logged_once_a_page_and_not_again(notice, person):
    editor = person("superuser")
    notice.set_audience("members", user=editor)
    notice.set_audience("members", user=editor)
    entries = PageLogEntry.objects.filter(action="portal.audience", page=notice.pk)
    assert [entry.data for entry in entries] == [{"from": "public", "to": "members"}]
    assert entries.get().user == editor
    assert not ModelLogEntry.objects.filter(action="portal.audience").exists()


def test_an_unknown_audience_is_refused(notice):
    with pytest.raises(ValueError, match="everyone"):
        notice.set_audience("everyone")
    assert audience_of(notice) == "public"


def test_publication_by_a_workflow_keeps_the_stored_audience(notice, person):
    workflow = Workflow.objects.create(name="Relecture")
    task = GroupApprovalTask.objects.create(name="Relire")
    editor = person("editor")
    task.groups.add(editor.groups.get())
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    notice.title = "Titre relu"
    notice.save_revision()
    state = workflow.start(notice, editor)
    notice.set_audience("members")
    state.current_task_state.specific.approve(user=editor)
    assert type(notice).objects.get(pk=notice.pk).title == "Titre relu"
    assert audience_of(notice) == "members"

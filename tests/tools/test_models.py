"""What a tool is, where it lives, and who may rewrite what somebody confided."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data

import pytest

from members.roles import EDITOR, FACILITATOR, MEMBER
from portal.visibility import Audience
from tests.factories import make_file, make_person, make_tool, make_tools_index
from tools.models import Situation, ToolPage
from tools.page_form import WORDS

pytestmark = pytest.mark.django_db


def test_a_new_tool_is_for_members(site):
    assert ToolPage(title="Outil").audience == Audience.MEMBERS


def test_a_tool_lives_once_under_the_french_list(site):
    index = make_tools_index(site)
    english = index.get_translations().get().specific
    assert ToolPage.can_create_at(index) and not ToolPage.can_create_at(english)
    with pytest.raises(PermissionDenied):
        make_tool(site).copy_for_translation(english.locale)


def test_the_team_keeps_the_situations():
    rights = {f"tools.{verb}_situation" for verb in ("add", "change", "delete", "view")}
    assert rights <= set(EDITOR.permissions) and rights <= set(FACILITATOR.permissions)
    assert not rights & set(MEMBER.permissions)


@pytest.mark.parametrize("role", ["editor", "facilitator"])
def test_the_team_adds_a_situation(site, client_as, role):
    client_as(role).post(
        reverse(Situation.snippet_viewset.get_url_name("add")),
        {"name_fr": "Milieu scolaire", "name_en": "School", "slug": ""},
    )
    assert Situation.objects.get().slug == "milieu-scolaire"


def form_of(tool, **changes):
    """Return what the form of a tool sends: everything written anew."""
    data = {name: f"Réécrit {name}" for name in WORDS}
    data |= {"title": "Titre réécrit", "slug": tool.slug, "introduction": "Résumé réécrit"}
    data |= {"field": "prevention", "language": "fr", "licence": "ask", "tags": "nouveau", "link": ""}
    data |= {"adapted_from": "", "adapted_from_words": "", "other_title": "", "other_summary": ""}
    data |= {
        "seo_title": "",
        "search_description": "",
        "comment_notifications": "",
        "files": inline_formset([]),
    }
    data |= {"comments": inline_formset([])}
    return nested_form_data({**data, **changes})


def rewrite(client, tool, **changes):
    path = reverse("wagtailadmin_pages:edit", args=[tool.pk])
    response = client.post(path, {**form_of(tool, **changes), "action-publish": "yes"})
    assert response.status_code == 302, response.context["form"].errors
    tool.refresh_from_db()
    return tool


def words_of(tool):
    return {name: getattr(tool, name) for name in WORDS}


@pytest.mark.parametrize("role", ["editor", "facilitator", "superuser"])
@pytest.mark.parametrize("whose", ["author", "told for her", "of one who has gone"])
def test_nobody_rewrites_her_words_but_all_labels_stay_open(site, client_as, whose, role, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    tool = make_tool(site, **{name: f"Les mots : {name}" for name in WORDS if name != "told_by"})
    if whose == "author":
        tool.author = make_person("member")
    elif whose == "told for her":
        tool.told_by = "Raconté par Louise, écrit par l’animatrice"
    else:
        tool.confided = True
    tool.save_revision().publish()
    tool.refresh_from_db()
    before, author, title = words_of(tool), tool.author_id, tool.title
    rewrite(client_as(role), tool)
    assert (words_of(tool), tool.author_id) == (before, author)
    assert (tool.title, tool.licence) == (title, "adapt")
    assert (tool.introduction, tool.field) == ("Résumé réécrit", "prevention")
    assert [tag.name for tag in tool.tags.all()] == ["nouveau"]


def files_form(row, **changes):
    """Return what the list of files of a tool sends, for the file that it holds."""
    kept = {"id": row.pk, "file": row.file_id, "caption": row.caption, "ORDER": 1}
    return inline_formset([{**kept, **changes}], initial=1)


@pytest.mark.parametrize("change", ["replaced", "removed", "renamed"])
@pytest.mark.parametrize("whose", ["a member's", "the team's"])
def test_the_files_that_she_sent_change_with_her_agreement_only(site, client_as, whose, change, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    first, other = make_file("Feuillet"), make_file("Autre")
    author = make_person("member") if whose == "a member's" else None
    tool = make_tool(site, files=[first], author=author)
    changes = {"replaced": {"file": other.pk}, "removed": {"DELETE": "on"}, "renamed": {"caption": "Autre"}}
    rewrite(client_as("editor"), tool, files=files_form(tool.files.get(), **changes[change]))
    changed = {"replaced": [(other.pk, "")], "removed": [], "renamed": [(first.pk, "Autre")]}
    expected = [(first.pk, "")] if author else changed[change]
    assert [(row.file_id, row.caption) for row in ToolPage.objects.get(pk=tool.pk).files.all()] == expected


@pytest.mark.parametrize("whose", ["a member's", "the team's"])
def test_the_list_of_files_is_offered_where_it_can_change(site, client_as, whose, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    author = make_person("member") if whose == "a member's" else None
    tool = make_tool(site, files=[make_file("Feuillet")], author=author)
    page = client_as("editor").get(reverse("wagtailadmin_pages:edit", args=[tool.pk])).content.decode()
    assert 'name="title"' in page
    assert ('name="files-TOTAL_FORMS"' in page) == (author is None)


def test_what_is_the_teams_is_rewritten(site, client_as, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    tool = make_tool(site, purpose="Avant")
    rewrite(client_as("editor"), tool)
    assert words_of(tool) == {name: f"Réécrit {name}" for name in WORDS}


def test_what_the_team_writes_down_for_somebody_stays_open_until_it_is_published(site):
    draft = make_tool(site, live=False, told_by="Raconté par Louise")
    assert not draft.is_closed_to_the_team
    draft.save_revision().publish()
    assert ToolPage.objects.get(pk=draft.pk).is_closed_to_the_team


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "facilitator"])
def test_the_team_makes_a_tool_for_members_unless_told_otherwise(site, client_as, role, settings):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    index = make_tools_index(site)
    path = reverse("wagtailadmin_pages:add", args=["tools", "toolpage", index.pk])
    client_as(role).post(path, {**form_of(ToolPage(slug="nouveau")), "action-publish": "yes"})
    made = list(ToolPage.objects.values_list("slug", "audience", "live"))
    assert made == ([("nouveau", "members", True)] if role in ("editor", "facilitator") else [])

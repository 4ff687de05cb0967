"""Reading paths: what is shown, how long it takes, how they are written, translated and kept."""

import re

from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

import pytest
from wagtail_localize.models import Translation, TranslationSource

from documents.dossiers.durations import duration_in_words, rounded
from documents.dossiers.reading_path import ReadingPath
from documents.models import DossierPage
from portal.models import Theme
from tests.factories import (
    make_dossier,
    make_dossier_index,
    make_file,
    make_notice,
    make_reading,
    make_standard_page,
)

PATH = "/fr/dossiers/par-ou/"


def shown(path=PATH):
    return Client().get(path).content.decode().split("<main")[1]


def reading_path(dossier, rf, user):
    request = rf.get(PATH)
    request.user = user
    return ReadingPath(dossier, request)


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min"), (60, "1 h"), (65, "1 h 05 min"), (280, "4 h 40 min")]
)
def test_a_duration_holds_together_on_a_line(minutes, words):
    with override("en"):
        assert duration_in_words(minutes) == words.replace(" ", "\u00a0")


def test_a_sum_of_estimates_is_not_more_precise_than_they_are():
    assert [rounded(minutes) for minutes in (7, 19, 22, 78, 83)] == [7, 19, 20, 80, 85]


def test_readings_are_numbered_through_their_groups(site, person, rf):
    things = [make_notice(site), make_standard_page(site.home, "Une page"), make_notice(site)]
    headings = ["D’abord", "", "Plus loin"]
    dossier = make_dossier(
        site, "Par où?", [{"page": t, "heading": h} for t, h in zip(things, headings, strict=True)]
    )
    groups = reading_path(dossier, rf, person("visitor")).groups
    assert [(group.heading, group.start, len(group.steps)) for group in groups] == [
        ("D’abord", 1, 2),
        ("Plus loin", 3, 1),
    ]
    assert [step.card.title for group in groups for step in group.steps] == [thing.title for thing in things]


def test_a_group_whose_first_reading_is_hidden_keeps_its_heading(site, person, rf):
    hidden, open_one = make_notice(site, audience="members"), make_notice(site)
    dossier = make_dossier(site, "Par où?", [{"page": hidden, "heading": "Plus loin"}, {"page": open_one}])
    groups = reading_path(dossier, rf, person("visitor")).groups
    assert [(group.heading, len(group.steps)) for group in groups] == [("Plus loin", 1)]


def test_the_total_says_whether_it_is_whole(site, person, rf):
    timed = [{"page": make_notice(site), "minutes": 40} for _ in range(2)]
    whole = make_dossier(site, "Par où?", timed)
    partial = make_dossier(site, "Et ensuite?", [*timed, make_notice(site)])
    unknown = make_dossier(site, "Et enfin?", [make_notice(site)])
    totals = [reading_path(d, rf, person("visitor")).total for d in (whole, partial, unknown)]
    assert all("1\u00a0h\u00a020" in total for total in totals[:2])
    assert totals[0] != totals[1]
    assert totals[2] == ""


def test_the_time_of_a_reading_is_the_one_that_its_notice_says(site, person, rf, monkeypatch):
    file = make_file("Rapport")
    monkeypatch.setattr(type(file), "reading_minutes", 35, raising=False)
    notice = make_notice(site, file=file)
    readings = [{"page": notice}, {"page": make_notice(site, file=file), "minutes": 10}]
    readings += [{"page": make_notice(site), "minutes": 20}, make_notice(site)]
    dossier = make_dossier(site, "Par où?", readings)
    assert [step.minutes for step in reading_path(dossier, rf, person("visitor")).steps] == [35, 35, 20, None]
    assert "35 minutes" in Client().get(f"/fr/documentation/{notice.slug}/").content.decode()


CHANGES = {
    "why": lambda dossier, notice: _change_why(dossier),
    "order": lambda dossier, notice: _reverse(dossier),
    "title of a reading": lambda dossier, notice: _retitle(notice),
    "reading unpublished": lambda dossier, notice: notice.unpublish(),
    "reading unpublished through its base": lambda dossier, notice: Page.objects.get(
        pk=notice.pk
    ).unpublish(),
    "reading for members": lambda dossier, notice: notice.set_audience("members"),
    "reading deleted": lambda dossier, notice: notice.delete(),
    "theme renamed": lambda dossier, notice: _rename(),
    "for members": lambda dossier, notice: dossier.set_audience("members"),
}


def _change_why(dossier):
    item = dossier.items.all()[0]
    item.why = "Une autre raison"
    dossier.items.add(item)
    dossier.save_revision().publish()


def _reverse(dossier):
    items = list(dossier.items.all())[::-1]
    for number, item in enumerate(items):
        item.sort_order = number
    dossier.items = items
    dossier.save_revision().publish()


def _retitle(notice):
    notice.title = "Un autre titre"
    notice.save_revision().publish()


def _rename():
    theme = Theme.objects.get(slug="jeunes")
    theme.name_fr = "Adolescentes"
    theme.save()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_at_once_to_visitors(site, change):
    theme = Theme.objects.create(slug="jeunes", name_fr="Jeunes", name_en="Young people")
    notice = make_notice(site, "Un titre", themes=[theme])
    dossier = make_dossier(site, "Par où?", [notice, make_notice(site)], slug="par-ou", themes=[theme])
    before = Client().get(PATH).content
    assert Client().get(PATH).content == before
    CHANGES[change](dossier, notice)
    assert Client().get(PATH).content != before


def test_a_translation_begins_with_the_same_readings_and_the_same_audience(site):
    make_dossier_index(site, "en")
    reading = {"page": make_notice(site), "why": "Une raison", "minutes": 10}
    dossier = make_dossier(site, "Par où?", [reading], audience="members")
    source, _made = TranslationSource.update_or_create_from_instance(dossier)
    translation = Translation.objects.create(source=source, target_locale=site.home_en.locale)
    translation.save_target(publish=False)
    made = DossierPage.objects.get(locale=site.home_en.locale)
    assert (made.translation_key, made.audience) == (dossier.translation_key, "members")
    assert [(i.page_id, i.why, i.minutes) for i in made.items.all()] == [
        (reading["page"].pk, "Une raison", 10)
    ]


@pytest.mark.parametrize(
    ("fields", "wrong"), [({"minutes": 0}, "minutes"), ({"minutes": 9_000}, "minutes"), ({}, "page")]
)
def test_a_reading_that_leads_nowhere_or_lasts_days_is_refused(site, fields, wrong):
    page = make_notice(site) if fields else site.centre
    item = make_reading({"page": page, **fields})
    with pytest.raises(ValidationError) as refused:
        item.clean()
    assert set(refused.value.message_dict) == {wrong}


def form_of(notice, **fields):
    item = {"page": notice.pk, "why": "Une raison", "heading": "D’abord", "minutes": "20", **fields}
    data = {
        "title": "Comment faire?",
        "slug": "comment-faire",
        "introduction": "Voici.",
        "for_whom": "",
        "items": inline_formset([item]),
        "comments": inline_formset([]),
        "reviewed_on": "2026-11-01",
        "themes": [],
        "regions": [],
        "action-publish": "1",
    }
    return nested_form_data(data)


@pytest.mark.parametrize("role", ["visitor", "stranger", "member", "editor", "facilitator"])
def test_editors_and_facilitators_write_reading_paths_and_nobody_else(site, client_as, role):
    index, notice = make_dossier_index(site), make_notice(site)
    client_as(role).post(f"/admin/pages/add/documents/dossierpage/{index.pk}/", form_of(notice))
    written = list(DossierPage.objects.visible_to(None))
    if role in ("editor", "facilitator"):
        assert [path.title for path in written] == ["Comment faire?"]
        assert re.search(r"1er novembre 2026", shown("/fr/dossiers/comment-faire/"))
    else:
        assert written == []


def test_a_wrong_reading_loses_nothing_of_what_was_written(site, client_as):
    index, notice = make_dossier_index(site), make_notice(site)
    response = client_as("editor").post(
        f"/admin/pages/add/documents/dossierpage/{index.pk}/", form_of(notice, minutes="9000")
    )
    text = response.content.decode()
    assert response.status_code == 200
    assert not DossierPage.objects.exists()
    assert "Une raison" in text
    assert 'value="9000"' in text
    assert "6000" in text

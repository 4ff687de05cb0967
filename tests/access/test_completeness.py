"""What tells somebody something has its row here, with the test that covers it: a new one fails.

Routes have their own table, in `test_routes.py`.
"""

import re
from pathlib import Path

from django.conf import settings

from wagtail import hooks

import pytest

from documents.exports.formats import FORMATS
from portal.files.gate import private_kinds
from portal.jobs.periodic import periodic_jobs
from portal.registries.account_doors import account_doors
from portal.registries.mail_guards import mail_guards
from portal.registries.personal_data import personal_data
from portal.registries.queues import queues
from portal.registries.related import related_sources
from portal.registries.sections import sections
from portal.registries.sitemap import public_addresses
from portal.search.sources import search_sources
from portal.urls import FORMS_OF_PAGES

ROOT = Path(settings.BASE_DIR)
TEST = re.compile(r"tests/[\w/]+\.py")
OURS = ("portal", "members", "deposits", "documents", "webinars", "tools", "news", "spaces", "home")
# {kind of channel: {its name: who is told what, and the test that holds it}}.
TABLE = {
    "mail": {
        "account_erased": "to whose account it was; tests/members/data_rights/test_erasing.py",
        "account_notice": "to whose account it is; tests/members/test_mail_guard.py",
        "application_accepted": "to who applied; tests/members/applications/test_deciding.py",
        "application_known": "to a known address; tests/members/applications/test_applying.py",
        "application_news": "to who applied; tests/members/applications/test_deciding.py",
        "application_received": "to who applied; tests/members/applications/test_applying.py",
        "bibliography": "what she set aside and may read; tests/documents/pages/test_bibliography.py",
        "deposit_news": "to its author, no word of it; tests/deposits/test_messages.py",
        "event_news": "to who is registered, no name of it; tests/webinars/reminders/test_messages.py",
        "member_message": "that something waits, no name; tests/members/test_member_messages.py",
        "proposal_announced": "whom it interests, no title; tests/webinars/proposals/test_proposing.py",
        "sign_in_code": "to the address that signs in; tests/members/test_codes.py",
        "sign_in_help": "to whose account it is; tests/members/test_sign_in_help.py",
        "space_meeting": "to who comes, no name of it; tests/spaces/meetings/test_telling.py",
        "something_waits": "that something waits, no more; tests/portal/test_mail.py",
        "space_news": "who follows and still reads it; tests/spaces/mail/test_news.py",
        "space_word": "a survivor who asked for it; tests/spaces/mail/test_choosing.py",
    },
    "command": {
        "backup": "run on the server; tests/backup/test_writing.py",
        "check_access_log": "run on the server; tests/members/privacy/test_access_log.py",
        "compile_catalogues": "words of the interface; tests/test_house.py",
        "import_references": "makes drafts; tests/documents/test_importing.py",
        "load_corpus": "for measures, in a database of its own",
        "load_demo": "invented content; tests/home/test_loading_demonstration.py",
        "prepare": "run on the server, says nothing of content; tests/search/test_search.py",
        "read_texts": "through the gate of the notice; tests/files/test_texts.py",
        "rebuild_search": "each row with its audience; tests/search/test_search.py",
        "reset_second_factor": "run on the server; tests/members/test_second_factor.py",
        "restore": "run on the server; tests/backup/test_restoring.py",
        "run_due": "does what waits; tests/jobs/test_queue.py",
        "run_worker": "does what waits; tests/jobs/test_queue.py",
        "setup_roles": "the table of rights; tests/access/test_files.py, tests/portal/test_audience.py",
    },
    "hook": {
        "deposits deposits_menu_item": "who moderates; tests/deposits/test_desk.py",
        "deposits register_urls": "who moderates; tests/deposits/test_desk.py",
        "documents duplicates_menu_item": "who may merge; tests/documents/test_duplicates.py",
        "documents import_menu_item": "who may import; tests/documents/admin/test_import_screen.py",
        "documents merge_button": "who may merge; tests/documents/admin/test_merging.py",
        "documents register_merge_action": "names a deed; tests/documents/test_duplicates.py",
        "documents register_notices": "Wagtail's own rights; tests/portal/test_admin.py",
        "documents register_urls": "tests/documents/admin/test_import_screen.py",
        "documents.problems.desk SettleAction": "tests/access/test_reporting.py",
        "members register_urls": "tests/members/test_message_reports.py",
        "members.applications.desk AcceptAction": "who decides; tests/access/test_bulk_actions.py",
        "members.applications.desk AssignAction": "who decides; tests/access/test_bulk_actions.py",
        "members.applications.desk DeclineAction": "who decides; tests/access/test_bulk_actions.py",
        "members.charter.hooks keep_published": "refuses; tests/members/charter/test_desk.py",
        "members.data_rights.admin_hooks erase_instead": "erases; tests/members/data_rights/test_erasing.py",
        "members.data_rights.admin_hooks erase_many_instead": "tests/members/data_rights/test_erasing.py",
        "members.menu members_menu": "each entry for who may; tests/members/test_menu.py",
        "members.organisations.admin_views CheckedAction": "tests/access/test_bulk_actions.py",
        "news register_list": "Wagtail's own rights; tests/news/test_pages.py",
        "portal audience_button": "who may publish; tests/portal/test_audience.py",
        "portal register_audience_action": "names a deed; tests/portal/test_audience.py",
        "portal register_audience_urls": "who may publish; tests/portal/test_audience.py",
        "portal register_links": "tests/access/test_links_in_texts.py",
        "portal show_queues": "what waits for her; tests/access/test_queues.py",
        "portal style_lists": "a style sheet, no data; tests/browser/test_admin_on_a_phone.py",
        "portal.files list_files": "who works with files; tests/files/test_editors_and_texts.py",
        "portal.search register_questions_menu_item": "who reads totals; tests/counting/test_questions.py",
        "portal.search register_questions_urls": "totals, no person; tests/counting/test_questions.py",
        "portal.translation_buttons translation_buttons": "who may translate; tests/portal/test_admin.py",
        "webinars desk_button": "who looks after events; tests/webinars/test_desk.py",
        "webinars events_menu_item": "who looks after events; tests/webinars/test_desk.py",
        "webinars register_status_action": "names a deed; tests/webinars/test_desk.py",
        "webinars.recordings.wagtail_log recording_actions": "tests/webinars/recordings/test_keeping.py",
        "webinars register_urls": "who looks after events; tests/webinars/test_desk.py",
    },
    "periodic job": {
        "deposits_forget_old_deposits": "erases; tests/deposits/test_jobs.py",
        "deposits_remind_team": "that something waits; tests/deposits/test_messages.py",
        "deposits_thank_authors": "to its author; tests/deposits/test_messages.py",
        "end_space_suspensions": "ends suspensions; tests/spaces/moderation/test_people.py",
        "event_reminders": "to who is registered; tests/webinars/reminders/test_reminders.py",
        "fold_old_days": "totals without anybody; tests/counting/test_folding.py",
        "forget_event_guests": "erases; tests/webinars/registrations/test_guests.py",
        "forget_facilitator_invitations": "erases; tests/webinars/invitations/test_inviting.py",
        "forget_links": "erases; tests/members/test_sign_in_link.py",
        "forget_moderation": "erases; tests/spaces/moderation/test_log.py",
        "forget_messages": "erases; tests/members/test_member_messages.py",
        "forget_old_imports": "erases; tests/documents/admin/test_import_screen.py",
        "forget_old_messages": "erases; tests/portal/test_mail.py",
        "forget_old_privacy": "erases; tests/members/privacy/test_access_log.py",
        "forget_old_tasks": "erases; tests/jobs/test_queue.py",
        "forget_problems": "erases; tests/documents/test_problems.py",
        "forget_question_marks": "erases; tests/webinars/questions/test_forgetting.py",
        "forget_unsent_files": "erases; tests/spaces/test_attaching.py",
        "forget_questions": "erases; tests/counting/test_questions.py",
        "spaces_forget_invitations": "erases; tests/spaces/running/test_people.py",
        "spaces_close_polls": "erases who answered; tests/spaces/polls/test_polls.py",
        "spaces_remind_meetings": "to who comes; tests/spaces/meetings/test_telling.py",
        "spaces_forget_things": "erases; tests/spaces/resources/test_resources.py",
        "spaces_fade": "erases; tests/spaces/shelter/test_fading.py",
        "spaces_forget_mailed": "erases; tests/spaces/mail/test_news.py",
        "spaces_remind_owners": "who sees to a question; tests/spaces/questions/test_queue.py",
    },
    "queue": {
        "applications": "who decides; tests/access/test_queues.py",
        "charter_talks": "who decides; tests/access/test_queues.py",
        "data_requests": "the privacy officer; tests/access/test_queues.py",
        "deposits": "who moderates; tests/deposits/test_desk.py",
        "event_steps": "who looks after events; tests/access/test_queues.py",
        "event_proposals": "who looks after events; tests/webinars/proposals/test_access.py",
        "facilitator_invitations": "the team; tests/webinars/invitations/test_inviting.py",
        "files_to_mend": "who works with files; tests/files/test_editors_and_texts.py",
        "invitations": "who decides; tests/access/test_queues.py",
        "message_reports": "who settles them; tests/access/test_queues.py",
        "organisations_to_check": "the team; tests/access/test_queues.py",
        "recordings_to_finish": "who looks after events; tests/webinars/recordings/test_desk.py",
        "reported_problems": "the team; tests/access/test_queues.py",
        "spaces_requests_waiting": "who moderates there; tests/spaces/running/test_people.py",
        "spaces_elsewhere": "that something waits, no more; tests/spaces/moderation/test_queue.py",
        "space_moderation": "who moderates it; tests/spaces/moderation/test_queue.py",
        "space_moderation_alone": "the privacy officer; tests/spaces/moderation/test_queue.py",
        "unanswered_questions": "who moderates the space; tests/spaces/questions/test_queue.py",
        "testimonies": "who moderates its space; tests/spaces/testimonies/test_screens.py",
    },
    "search source": {
        "dossier": "tests/access/test_dossiers.py, tests/access/test_search.py",
        "event": "tests/access/test_search.py, tests/webinars/test_list.py",
        "news": "tests/access/test_search.py, tests/news/test_list.py",
        "notice": "tests/access/test_search.py, tests/access/test_wording.py",
        "organisation": "tests/access/test_organisations.py",
        "page": "tests/access/test_search.py",
        "recording": "tests/webinars/recordings/test_access.py",
        "tool": "tests/access/test_search.py, tests/tools/test_list.py",
        "question": "answered ones, for members; tests/webinars/questions/test_access.py",
    },
    "form of a page": {
        "agenda.ics": "tests/webinars/calendar/test_access.py",
        "citation.bib": "tests/access/test_exports.py",
        "citation.json": "tests/access/test_exports.py",
        "citation.ris": "tests/access/test_exports.py",
        "export.bib": "tests/access/test_exports.py",
        "export.json": "tests/access/test_exports.py",
        "export.ris": "tests/access/test_exports.py",
        "flux.atom": "tests/access/test_feeds.py, tests/news/test_feed.py",
        "suggestions.json": "tests/access/test_wording.py",
    },
    "related things": {
        "dossier": "tests/access/test_dossiers.py, tests/access/test_mutation.py",
        "news": "tests/news/test_pages.py, tests/access/test_mutation.py",
        "notices": "tests/access/test_mutation.py",
        "tools": "tests/tools/test_page.py, tests/access/test_mutation.py",
        "webinars": "tests/webinars/recordings/test_materials.py",
    },
    "section of the menu": {
        "agenda": "everybody enters; tests/webinars/calendar/test_agenda.py",
        "charter": "alike for all; tests/members/charter/test_signing.py",
        "organisations": "everybody enters; tests/access/test_organisations.py",
        "testimonies": "where one is public; tests/spaces/testimonies/test_screens.py",
        "whats_new": "everybody enters; tests/home/new/test_page.py",
    },
    "addresses of the sitemap": {
        "agenda": "everybody enters; tests/webinars/calendar/test_agenda.py",
        "charter": "alike for all; tests/members/charter/test_signing.py",
        "organisations": "those shown; tests/access/test_organisations.py",
        "whats_new": "everybody enters; tests/home/new/test_page.py",
    },
    "guard of mails": {
        "accounts": "tests/members/test_mail_guard.py, tests/access/test_mutation.py",
        "spaces": "who still reads and follows; tests/spaces/mail/test_news.py",
    },
    "kind of private files": {
        "depositfile": "its author, and who moderates; tests/deposits/test_access.py",
        "material": "tests/webinars/recordings/test_materials.py",
        "postfile": "who reads the message; tests/spaces/test_gates.py",
        "recordingfile": "tests/webinars/recordings/test_access.py",
        "resourcefile": "who reads the resource; tests/spaces/resources/test_resources.py",
        "testimonyvoice": "who reads the testimony; tests/spaces/testimonies/test_screens.py",
        "toolvoice": "tests/tools/test_page.py",
    },
    "door on her account": {
        "contributions": "who reads members' pages; tests/deposits/test_access.py",
        "my_certificates": "who came to an event; tests/webinars/certificates/test_certificates.py",
        "my_calendar": "who reads members' pages; tests/webinars/calendar/test_access.py",
        "my_spaces": "members, her own; tests/spaces/running/test_people.py",
        "my_later": "who reads members' pages; tests/webinars/later/test_later.py",
        "proposals": "who reads members' pages; tests/webinars/proposals/test_access.py",
    },
    "personal data": {
        "account": "her own; tests/members/data_rights/test_erasing.py",
        "applications": "her own; tests/access/test_queues.py",
        "attendance": "her own; tests/webinars/attendance/test_screens.py",
        "charter": "what she signed; tests/access/test_queues.py",
        "consents": "her own; tests/members/data_rights/test_erasing.py",
        "data_requests": "her own; tests/members/privacy/test_requests.py",
        "deposits": "her own; tests/deposits/test_personal_data.py",
        "evaluation_marks": "her own; tests/webinars/evaluations/test_answering.py",
        "event_questions": "what she signed; tests/webinars/questions/test_personal_data.py",
        "calendar_addresses": "her own; tests/webinars/calendar/test_access.py",
        "event_proposals": "her own; tests/members/data_rights/test_erasing.py",
        "event_registrations": "her own; tests/webinars/registrations/test_personal_data.py",
        "facilitator_invitations": "her own; tests/webinars/invitations/test_inviting.py",
        "imports": "her own; tests/documents/admin/test_import_screen.py",
        "member_messages": "both sides; tests/members/test_member_messages.py",
        "member_notes": "what is noted of her; tests/members/people/test_people.py",
        "messages": "her own; tests/members/data_rights/test_erasing.py",
        "news": "what she wrote; tests/news/test_personal_data.py",
        "organisation_contacts": "where she is named; tests/members/organisations/test_contact.py",
        "passkeys": "her own; tests/members/test_passkeys.py",
        "preparations": "her own; tests/members/data_rights/test_erasing.py",
        "profile": "her own; tests/members/test_profile.py",
        "reported_problems": "her own; tests/documents/test_problems.py",
        "series_registrations": "her own; tests/webinars/registrations/test_series.py",
        "space_reports": "her own; tests/spaces/moderation/test_things.py",
        "space_things": "her own; tests/spaces/texts/test_personal_data.py",
        "spaces": "her own; tests/spaces/running/test_personal_data.py",
        "shelter": "her own; tests/spaces/shelter/test_reach.py",
        "sign_in_helps": "her own; tests/members/test_sign_in_help.py",
        "speakers": "where she spoke; tests/webinars/test_speakers.py",
        "staff_traces": "her own; tests/members/data_rights/test_erasing.py",
        "testimonies": "her own; tests/spaces/testimonies/test_screens.py",
        "tool_uses": "her own; tests/tools/test_personal_data.py",
        "tools": "those that she made; tests/tools/test_personal_data.py",
        "visits": "her own; tests/home/new/test_visits.py",
        "watch_later": "her own; tests/members/data_rights/test_erasing.py",
        "ways_in": "her own; tests/members/data_rights/test_erasing.py",
    },
}


def _hooks():
    """Return "module function" of what our apps register."""
    hooks.search_for_hooks()
    return {
        f"{function.__module__.removesuffix('.wagtail_hooks')} {function.__name__}"
        for name in hooks._hooks
        for function in hooks.get_hooks(name)
        if function.__module__.split(".")[0] in OURS
    }


def _forms_of_pages():
    """Return what may end the address of a page, read from the route itself."""
    route = re.compile(FORMS_OF_PAGES)
    names = [*(f"{name}.{ending}" for name in ("citation", "export") for ending in FORMATS)]
    names += re.findall(r"\w+\\\.\w+", FORMS_OF_PAGES.replace("(?:", "("))
    return {name.replace("\\", "") for name in names if route.match(f"a/{name}".replace("\\", ""))}


FOUND = {
    "mail": lambda: {path.name for path in (ROOT / "templates/email").iterdir() if path.is_dir()},
    "command": lambda: {
        path.stem
        for app in OURS
        for path in (ROOT / app).rglob("management/commands/*.py")
        if path.stem != "__init__"
    },
    "hook": _hooks,
    "periodic job": lambda: {job.name for job in periodic_jobs},
    "queue": lambda: {queue.name for queue in queues},
    "search source": lambda: {source.name for source in search_sources},
    "form of a page": _forms_of_pages,
    "related things": lambda: {source.name for source in related_sources},
    "section of the menu": lambda: {section.name for section in sections},
    "addresses of the sitemap": lambda: {addresses.name for addresses in public_addresses},
    "guard of mails": lambda: {guard.name for guard in mail_guards},
    "kind of private files": lambda: {kind.name for kind in private_kinds},
    "door on her account": lambda: {door.name for door in account_doors},
    "personal data": lambda: {data.name for data in personal_data},
}


@pytest.mark.parametrize("kind", TABLE)
def test_each_has_its_row_and_each_row_its_thing(kind):
    assert FOUND[kind]() == set(TABLE[kind])


def test_each_row_names_a_test_that_is_there():
    named = {path for rows in TABLE.values() for row in rows.values() for path in TEST.findall(row)}
    assert len(named) > 25
    assert {path for path in named if not (ROOT / path).is_file()} == set()
    without = {name for rows in TABLE.values() for name, row in rows.items() if not TEST.search(row)}
    assert without == {"load_corpus"}

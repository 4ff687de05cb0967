"""Load the demonstration."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home import (
    demonstration_attendance,
    demonstration_calendar,
    demonstration_deposits,
    demonstration_documents,
    demonstration_dossiers,
    demonstration_figures,
    demonstration_members,
    demonstration_moderation,
    demonstration_news,
    demonstration_organisations,
    demonstration_parts,
    demonstration_privacy,
    demonstration_profiles,
    demonstration_questions,
    demonstration_recordings,
    demonstration_registrations,
    demonstration_shelter,
    demonstration_site,
    demonstration_spaces,
    demonstration_testimonies,
    demonstration_tools,
    demonstration_webinars,
    demonstration_wordings,
)


class Command(BaseCommand):
    """Load demonstration content in French and English; a second run adds nothing."""

    help = "Load the demonstration content in French and English. A second run adds nothing."

    def add_arguments(self, parser):
        """Accept --force."""
        parser.add_argument("--force", action="store_true", help="Load it on a production site too.")
        parser.add_argument("--empty", action="store_true", help="Make the sections without documents.")

    def handle(self, *args, **options):
        """Load all, in one transaction."""
        if not options["force"] and not demonstration_site.may_load():
            raise CommandError("This looks like a production site: use --force to load the demonstration.")
        with transaction.atomic():
            call_command("setup_roles", verbosity=0)
            demonstration_site.load_vocabularies()
            library = {} if options["empty"] else demonstration_documents.load_library()
            homes, pages = demonstration_site.load_tree(library)
            call_command("setup_roles", verbosity=0)
            demonstration_wordings.load_synonyms()
            demonstration_wordings.load_first_answers()
            demonstration_site.load_settings()
            demonstration_site.load_accounts()
            demonstration_members.load_charter(pages)
            demonstration_organisations.load_organisations()
            demonstration_members.load_applications()
            demonstration_members.load_replies()
            demonstration_profiles.load_profiles()
            demonstration_members.load_contact()
            demonstration_privacy.load_privacy()
            indexes = demonstration_dossiers.load_index(homes)
            events = demonstration_webinars.load_index(homes)
            news = demonstration_news.load_index(homes)
            tools = demonstration_tools.load_index(homes)
            maps = demonstration_spaces.load_index(homes)
            lists = {
                code: {"webinars": events[code], "tools": tools[code], "spaces": maps[code]} for code in tools
            }
            pages = {code: {**found, **lists[code]} for code, found in pages.items()}
            if not options["empty"]:
                centre = pages["fr"]["documentation"]
                demonstration_documents.load_documents(centre, library)
                demonstration_figures.load_figures(centre)
                dossiers = demonstration_dossiers.load_dossiers(indexes, centre, pages)
                pages = {code: {**found, **dossiers[code]} for code, found in pages.items()}
                demonstration_tools.load_tools()
                demonstration_deposits.load_deposits()
                demonstration_webinars.load_events(events)
                demonstration_recordings.load_recordings()
                demonstration_attendance.load_attendance()
                demonstration_questions.load_questions()
                demonstration_registrations.load_registrations()
                demonstration_calendar.load_calendar()
                demonstration_news.load_news(news)
                demonstration_spaces.load_spaces(maps)
                demonstration_moderation.load_moderation()
                demonstration_parts.load_parts()
                demonstration_testimonies.load_testimonies()
            phrases = {} if options["empty"] else demonstration_shelter.load_shelter()
            demonstration_site.load_front_pages(homes, pages)
        demonstration_documents.read_texts()
        self.stdout.write("Demonstration loaded.")
        for line in demonstration_shelter.told(phrases):
            self.stdout.write(line)

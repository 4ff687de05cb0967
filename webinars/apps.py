"""Application configuration."""

from django.apps import AppConfig


class WebinarsConfig(AppConfig):
    """The `webinars` app."""

    name = "webinars"

    def ready(self):
        """Follow the pages, feed the search, say what is held about people."""
        from webinars import receivers, search_source  # noqa: F401
        from webinars.attendance import register_all as register_attendance
        from webinars.calendar.registering import register_calendar
        from webinars.certificates.door import register_door as register_certificates
        from webinars.checklists import register_all as register_checklists
        from webinars.copies import register_all as register_copies
        from webinars.evaluations import register_all as register_evaluations
        from webinars.invitations.registering import register_invitations
        from webinars.later.registering import register_later
        from webinars.novelties import register_novelties
        from webinars.preparations.personal_data import register_preparations
        from webinars.proposals.registering import register_proposals
        from webinars.questions.registering import register_questions
        from webinars.recordings.registering import register_recordings
        from webinars.registrations.registering import register_registrations
        from webinars.speakers.personal_data import register_speakers
        from webinars.tours.desk import register_section as register_tours

        search_source.register_source()
        register_recordings()
        register_questions()
        register_calendar()
        register_invitations()
        register_later()
        register_preparations()
        register_proposals()
        register_registrations()
        register_attendance()
        register_checklists()
        register_certificates()
        register_evaluations()
        register_tours()
        register_copies()
        register_speakers()
        register_novelties()

"""Application configuration."""

from django.apps import AppConfig


class WebinarsConfig(AppConfig):
    """The `webinars` app."""

    name = "webinars"

    def ready(self):
        """Follow the pages, feed the search, say what is held about people."""
        from webinars import receivers, search_source  # noqa: F401
        from webinars.calendar.registering import register_calendar
        from webinars.invitations.registering import register_invitations
        from webinars.later.registering import register_later
        from webinars.preparations.personal_data import register_preparations
        from webinars.proposals.registering import register_proposals
        from webinars.registrations.personal_data import register_registrations
        from webinars.speakers.personal_data import register_speakers

        search_source.register_source()
        register_calendar()
        register_invitations()
        register_later()
        register_preparations()
        register_proposals()
        register_registrations()
        register_speakers()

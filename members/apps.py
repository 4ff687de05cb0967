"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The `members` app."""

    name = "members"

    def ready(self):
        """Follow sign-ins and second factors; erase what opens nothing any more."""
        from members import receivers, tasks  # noqa: F401
        from members.directory.personal_data import register_profiles
        from members.messages.personal_data import register_messages
        from members.messages.reports import register_reports
        from members.messages.tasks import forget_messages
        from members.sign_in_help import register_helps
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        register_helps()
        register_profiles()
        register_messages()
        register_reports()
        periodic_jobs.register(PeriodicJob("forget_messages", lambda: forget_messages, timedelta(days=1)))
        periodic_jobs.register(PeriodicJob("forget_links", lambda: tasks.forget_links, timedelta(days=1)))

"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The `members` app."""

    name = "members"

    def ready(self):
        """Follow sign-ins and second factors; erase what opens nothing any more."""
        from members import receivers, tasks  # noqa: F401
        from members.applications.personal_data import register_files
        from members.applications.queue import register_applications
        from members.charter.personal_data import register_signatures
        from members.charter.queue import register_talks
        from members.mail_guard import register_guard
        from members.sign_in_help import register_helps
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        register_applications()
        register_files()
        register_guard()
        register_helps()
        register_signatures()
        register_talks()
        periodic_jobs.register(PeriodicJob("forget_links", lambda: tasks.forget_links, timedelta(days=1)))

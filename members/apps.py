"""Application configuration."""

from datetime import timedelta

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """The `members` app."""

    name = "members"

    def ready(self):
        """Follow sign-ins and second factors; erase what opens nothing any more."""
        from members import receivers, tasks  # noqa: F401
        from members.data_rights.registering import register_data_rights
        from members.sign_in_help import register_helps
        from portal.jobs.periodic import PeriodicJob, periodic_jobs

        register_helps()
        register_data_rights()
        for name, task in (
            ("forget_links", lambda: tasks.forget_links),
            ("forget_old_privacy", lambda: tasks.forget_old_privacy),
        ):
            periodic_jobs.register(PeriodicJob(name, task, timedelta(days=1)))

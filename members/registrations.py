"""What the members' app declares to the rest of the portal when it starts."""

from datetime import timedelta

from members import tasks
from members.applications.personal_data import register_files
from members.applications.queue import register_applications
from members.charter.personal_data import register_signatures
from members.charter.registering import register_charter
from members.data_rights.registering import register_data_rights
from members.directory.consent import register_directory
from members.directory.novelties import register_novelties
from members.directory.personal_data import register_profiles
from members.mail_guard import register_guard
from members.messages.personal_data import register_messages
from members.messages.reports import register_reports
from members.messages.tasks import forget_messages
from members.organisations.registering import register_organisations
from members.passkeys import register_passkeys
from members.sign_in_help import register_helps
from portal.jobs.periodic import PeriodicJob, periodic_jobs

DECLARED = [
    register_applications,
    register_data_rights,
    register_directory,
    register_files,
    register_guard,
    register_helps,
    register_messages,
    register_novelties,
    register_organisations,
    register_passkeys,
    register_profiles,
    register_reports,
    register_signatures,
    register_charter,
]
DAILY = {
    "forget_links": lambda: tasks.forget_links,
    "forget_messages": lambda: forget_messages,
    "forget_old_privacy": lambda: tasks.forget_old_privacy,
}


def register_all():
    """Declare what is held about people, what waits, who is written to, and what is done each day."""
    for register in DECLARED:
        register()
    for name, task in DAILY.items():
        periodic_jobs.register(PeriodicJob(name, task, timedelta(days=1)))

"""Where the parts of spaces meet the other parts of the portal."""

from datetime import timedelta

from portal.files.gate import PrivateKind, private_kinds
from portal.jobs.periodic import PeriodicJob, periodic_jobs

OFTEN = timedelta(minutes=15)


def register_things():
    """Open the door to the files of resources; say what is held; remind, close and erase in time."""
    from spaces.meetings.tasks import look_at_meetings
    from spaces.meetings.telling import register_meeting_mails
    from spaces.models import ResourceFile
    from spaces.polls.tasks import close_polls
    from spaces.things.personal_data import register_things_data
    from spaces.things.tasks import forget_expired

    register_things_data()
    register_meeting_mails()
    private_kinds.register(PrivateKind(ResourceFile))
    periodic_jobs.register(PeriodicJob("spaces_forget_things", lambda: forget_expired, timedelta(days=1)))
    periodic_jobs.register(PeriodicJob("spaces_remind_meetings", lambda: look_at_meetings, OFTEN))
    periodic_jobs.register(PeriodicJob("spaces_close_polls", lambda: close_polls, OFTEN))

"""Where spaces meet the other parts of the portal."""

from datetime import timedelta

from portal.files.gate import PrivateKind, private_kinds
from portal.jobs.periodic import PeriodicJob, periodic_jobs

# What is past its day is read by nobody from that moment; lists are in order again within this.
FADES_EVERY = timedelta(minutes=15)


def register_spaces():
    """Open the door to files; tell what waits, is new and is held; show testimonies; erase what fades."""
    from spaces.discussions.novelties import register_novelties
    from spaces.elsewhere import register_elsewhere
    from spaces.mine.registering import register_mine
    from spaces.models import PostFile
    from spaces.moderation.own_queues import register_queues
    from spaces.moderation.personal_data import register_reports_data
    from spaces.moderation.tasks import register_jobs
    from spaces.personal_data import register_spaces_data
    from spaces.questions.registering import register_questions
    from spaces.shelter.fading import fade
    from spaces.shelter.personal_data import register_shelter_data
    from spaces.testimonies.registering import register_testimonies
    from spaces.things.registering import register_things

    register_questions()
    register_mine()
    private_kinds.register(PrivateKind(PostFile))
    register_novelties()
    register_queues()
    register_elsewhere()
    register_jobs()
    # Before what else is held of who takes part: it is hers by her participation.
    register_reports_data()
    register_testimonies()
    register_things()
    register_shelter_data()
    register_spaces_data()
    periodic_jobs.register(PeriodicJob("spaces_fade", lambda: fade, FADES_EVERY))
    periodic_jobs.register(PeriodicJob("forget_unsent_files", _forget_unsent_files, timedelta(days=1)))


def _forget_unsent_files():
    from spaces.discussions.tasks import forget_unsent_files

    return forget_unsent_files

"""What there is to do around each event."""


def register_all():
    """Put it on the event's screen and in the facilitator's queue."""
    from webinars.checklists.desk import register_section
    from webinars.checklists.queue import register_queue

    register_section()
    register_queue()

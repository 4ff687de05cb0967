"""New drafts from an event that was: one, or a series at regular dates."""


def register_all():
    """Put it on the event's screen."""
    from webinars.copies.desk import register_sections

    register_sections()

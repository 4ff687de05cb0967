"""Evaluations: three questions after an event, answered without a name."""


def register_all():
    """Put it on the event's screen, and say what is held about people."""
    from webinars.evaluations.desk import register_section
    from webinars.evaluations.personal_data import register_marks

    register_section()
    register_marks()

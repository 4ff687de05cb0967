"""Who came."""


def register_all():
    """Put it on the event's screen, and say what is held about people."""
    from webinars.attendance.desk import register_section
    from webinars.attendance.personal_data import register_attendance

    register_section()
    register_attendance()

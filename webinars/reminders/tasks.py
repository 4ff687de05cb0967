"""Background work: messages to those who are registered."""

from django_tasks import task


@task()
def tell(key, kind, about):
    """Write to somebody about her registration, once.

    Args:
        key: of the `EventRegistration`; `kind`: a `DeliveryKind`; `about`: tells two of a kind apart.
    """
    from webinars.reminders.writing import write_to

    write_to(key, kind, about)


@task()
def tell_change(key):
    """Tell those whom it concerns what changed about an event; `key` is the `EventChange`'s."""
    from webinars.reminders.changes import tell_all

    tell_all(key)


@task()
def remind(key, kind):
    """Remind those who are registered of the event of that key; `kind` is a `DeliveryKind`."""
    from webinars.reminders.due import remind_all

    remind_all(key, kind)


@task()
def ask_what_they_thought(key):
    """Ask those who were registered to the event of that key what they thought of it."""
    from webinars.reminders.afterwards import ask_all

    ask_all(key)


@task()
def look_at_the_hour():
    """Enqueue the reminders and the evaluations that are due, and give places that became free."""
    from webinars.reminders.afterwards import enqueue_due_evaluations
    from webinars.reminders.due import enqueue_due_reminders

    enqueue_due_reminders()
    enqueue_due_evaluations()


@task()
def send_team_message(key):
    """Write what the team prepared to each of those who are registered."""
    from webinars.reminders.team_messages import send_to_all

    send_to_all(key)


@task()
def forget_guests():
    """Erase what guests gave, ninety days after the event."""
    from webinars.registrations.guests import forget_old

    forget_old()


@task()
def register_to_new_event(key):
    """Register those who come to a whole series to one more event of it."""
    from webinars.registrations.series import register_followers

    register_followers(key)


@task()
def take_guest(sealed):
    """Register a guest, and write to her; done twice, it does nothing more."""
    from webinars.registrations.guests import receive

    receive(sealed)

"""Requests about data: who may answer them, whom they wait for, how long they are kept."""

from datetime import datetime, time, timedelta

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.data_rights.addresses import address_pattern
from members.models import DataRequest, Deed, User
from members.privacy.access_log import record
from members.roles import MANAGE_PRIVACY
from portal import mail
from portal.registries.personal_data import PersonalData, personal_data
from portal.registries.queues import Queue, Waiting, queues

NAME = "data_requests"
WORDS = ("name", "reply_to", "words", "done", "note")
# Three years: as long as one may go to court over the answer (Code civil du Québec, s. 2925).
KEPT = timedelta(days=3 * 365)


def may_manage(user):
    """Tell whether `user` is at home at the privacy desk."""
    return user.is_authenticated and user.is_active and user.has_perm(MANAGE_PRIVACY)


def officers():
    """Return the accounts that the role of privacy officer was given to."""
    app, codename = MANAGE_PRIVACY.split(".")
    permission = Permission.objects.filter(content_type__app_label=app, codename=codename)
    return User.objects.filter(is_active=True, groups__permissions__in=permission).distinct()


@transaction.atomic
def receive(form_key, **given):
    """Keep a request, once for each form, and tell the privacy officer that something waits.

    Returns:
        The `DataRequest`.
    """
    request, made = DataRequest.objects.get_or_create(form_key=form_key, defaults=given)
    if made:
        for officer in officers().exclude(email=None):
            mail.send("something_waits", officer.email, language=officer.language)
    return request


@transaction.atomic
def answer(request, officer, done, note):
    """Write down what was answered; the first answer stops the clock."""
    request.done, request.note = done, note
    request.answered_at = request.answered_at or timezone.now()
    request.save()
    record(officer, Deed.REQUEST_ANSWERED, request)


def forget_answered(now=None):
    """Erase the requests that were answered three years ago."""
    DataRequest.objects.filter(answered_at__lt=(now or timezone.now()) - KEPT).delete()


def _waiting(user):
    if not may_manage(user):
        return Waiting(0)
    oldest = DataRequest.objects.waiting().first()
    if oldest is None:
        return Waiting(0)
    since = timezone.make_aware(datetime.combine(oldest.received_on, time.min))
    return Waiting(DataRequest.objects.waiting().count(), since)


def _export(user):
    """Give what she sent while signed in: nobody verifies an address that somebody typed."""
    return [
        {
            gettext_noop("what is asked"): str(request.get_kind_display()),
            gettext_noop("words"): request.words,
            gettext_noop("received"): request.received_on.isoformat(),
            gettext_noop("answered"): request.answered_at.isoformat() if request.answered_at else None,
            gettext_noop("answer"): request.done,
        }
        for request in DataRequest.objects.filter(account=user)
    ]


def _erase(user):
    """Leave of her requests what they asked and when it was answered: the law wants that shown.

    Those that somebody else sent wait on, without her address in them.
    """
    hers = Q(account=user)
    if user.email:
        hers |= Q(account=None, reply_to__iexact=user.email)
    found = DataRequest.objects.filter(hers)
    # What she asked for is no longer to do: there is nothing left.
    found.filter(answered_at=None).update(answered_at=timezone.now())
    found.update(name="", reply_to="", words="", done="", note="", account=None)
    if user.email:
        _take_out(user.email)


def _take_out(address):
    """Take an address out of the requests of whoever wrote it there without an account."""
    pattern = address_pattern(address)
    asked = Q()
    for field in WORDS:
        asked |= Q(**{f"{field}__icontains": address})
    for request in DataRequest.objects.filter(asked, account=None):
        for field in WORDS:
            setattr(request, field, pattern.sub("…", getattr(request, field)))
        request.save(update_fields=WORDS)


def register_requests():
    """Show what waits, and declare what is held about who asks."""
    queues.register(Queue(NAME, _("Data requests"), _waiting, lambda: reverse("privacy_desk")))
    personal_data.register(
        PersonalData(
            NAME,
            _("Requests that you made about your data"),
            _export,
            _erase,
            covers=("members.DataRequest",),
        )
    )

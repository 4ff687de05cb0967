"""Two facilitators at the same moment, with real transactions."""

from concurrent.futures import ThreadPoolExecutor

from django.core import mail as django_mail
from django.db import connection

import pytest

from members.applications.deciding import AlreadyDecided, accept
from members.models import Application, User
from tests.factories import make_application, make_person, make_site

SITE = "https://portail.example"


@pytest.mark.django_db(transaction=True)
def test_two_facilitators_who_accept_in_the_same_second_decide_once(settings):
    settings.DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make_site()
    application = make_application()
    deciders = [make_person("facilitator").pk for _number in range(4)]

    def decide(key):
        try:
            accept(Application.objects.get(pk=application.pk), User.objects.get(pk=key), SITE)
            return 1
        except AlreadyDecided:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(decide, deciders)) == 1
    assert User.objects.filter(email=application.email).count() == 1
    assert len(django_mail.outbox) == 1

"""The access log written by several at the same moment, with real transactions."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

import pytest

from members.models import AccessLog, Deed
from members.privacy.access_log import check, record


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one_chain(transactional_db):
    def write(_number):
        record(None, Deed.LOG_READ)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(20)))
    assert check().is_whole
    assert AccessLog.objects.count() == 20

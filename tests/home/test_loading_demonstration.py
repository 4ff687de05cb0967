"""The demonstration is for sites that hold nothing else."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

import pytest


def test_a_production_site_refuses_it_without_being_forced(db, settings):
    settings.DEMONSTRATION_WELCOME = False
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo", stdout=StringIO())
    assert not get_user_model().objects.exists()
    call_command("load_demo", "--force", stdout=StringIO())
    assert get_user_model().objects.exists()

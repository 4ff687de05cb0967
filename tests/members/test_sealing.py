"""What is sealed opens here only, and after a change of SECRET_KEY too while the old one is kept."""

import pytest
from cryptography.fernet import InvalidToken

from members.sealing import seal, unseal


def test_what_is_sealed_is_not_read_and_comes_back():
    sealed = seal("ABCD-EFGH")
    assert "ABCD" not in sealed
    assert unseal(sealed) == "ABCD-EFGH"
    assert seal("ABCD-EFGH") != sealed


def test_another_installation_does_not_open_it(settings):
    sealed = seal("ABCD-EFGH")
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidToken):
        unseal(sealed)


def test_a_key_that_was_replaced_still_opens_what_it_closed(settings):
    sealed = seal("ABCD-EFGH")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert unseal(sealed) == "ABCD-EFGH"

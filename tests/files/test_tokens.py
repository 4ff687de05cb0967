"""What stands for things in addresses: nobody guesses it, and it says nothing."""

import re

from django.urls import reverse

from portal.files.models.tokens import LETTERS, new_token


def test_it_forms_no_word_and_is_an_address():
    made = {new_token() for _time in range(500)}
    assert len(made) == 500
    assert not re.search("[aeiouy]", LETTERS, re.IGNORECASE)
    assert set("".join(made)) <= set(LETTERS)
    assert all(reverse("space", args=[token]).rstrip("/").endswith(token) for token in made)

"""The admin speaks the language of the account."""

import pytest

from members.models import User


@pytest.mark.parametrize(("language", "words"), [("fr", "Ce qui vous attend"), ("en", "What waits for you")])
@pytest.mark.parametrize("browser", ["fr-CA", "en-US"])
def test_whatever_the_language_of_the_browser(site, person, client_as, language, words, browser):
    client = client_as("editor")
    User.objects.filter(pk=person("editor").pk).update(language=language)
    assert words in client.get("/admin/", HTTP_ACCEPT_LANGUAGE=browser).content.decode()

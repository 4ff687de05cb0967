"""Where the team keeps synonyms and first answers: two lists among the vocabularies of the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from portal.search.models import FirstAnswer, SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    """Synonyms and acronyms, in the admin."""

    model = SynonymGroup
    icon = "link"
    list_display = ["__str__"]
    search_fields = ["wordings", "leads_to"]
    ordering = ["wordings"]


class FirstAnswerViewSet(SnippetViewSet):
    """First answers, in the admin."""

    model = FirstAnswer
    icon = "pick"
    list_display = ["__str__"]
    search_fields = ["wordings"]
    ordering = ["wordings"]

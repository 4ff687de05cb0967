"""Where the team keeps synonyms and first answers: two lists among the vocabularies of the admin."""

from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from portal.search.models import FirstAnswer, SynonymGroup
from portal.search.models.wordings import LONGEST


class AddSynonymView(CreateView):
    """The form of a new group, begun with the words that its address gives."""

    def get_initial_form_instance(self):
        """Return a group that holds these words and is saved by nobody yet."""
        return self.model(wordings=" ".join(self.request.GET.get("wordings", "").split())[:LONGEST])


class SynonymGroupViewSet(SnippetViewSet):
    """Synonyms and acronyms, in the admin."""

    model = SynonymGroup
    icon = "link"
    add_view_class = AddSynonymView
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

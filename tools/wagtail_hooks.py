"""What homemade tools add to the Wagtail admin."""

from django.utils.translation import gettext_lazy as _

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from tools.models import Situation


class SituationViewSet(SnippetViewSet):
    """Situations in which tools help, in the admin."""

    model = Situation
    icon = "tag"
    list_display = ["name_fr", "name_en"]
    base_url_path = "situations"
    add_to_admin_menu = True
    menu_label = _("Situations of tools")
    menu_order = 157


register_snippet(SituationViewSet)

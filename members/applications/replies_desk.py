"""Where the facilitator keeps her prepared replies, in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from members.models import PreparedReply


def user_can_prepare(user):
    """Tell whether `user` may write prepared replies."""
    return user.has_perm("members.change_preparedreply")


class PreparedReplyViewSet(SnippetViewSet):
    """Prepared replies, by the moment at which they serve."""

    model = PreparedReply
    icon = "comment"
    menu_label = _("Prepared replies")
    menu_item_is_registered = True  # under `members.menu`
    url_namespace = "prepared_replies"
    base_url_path = "prepared-replies"
    list_display = ["__str__", Column("moment", label=_("When it serves"), accessor="get_moment_display")]
    list_filter = ["moment"]
    search_fields = ["title_fr", "title_en", "text_fr", "text_en"]
    ordering = ["moment", "title_fr"]
    panels = [
        FieldPanel("moment"),
        FieldRowPanel([FieldPanel("title_fr"), FieldPanel("title_en")]),
        FieldPanel("text_fr"),
        FieldPanel("text_en"),
    ]

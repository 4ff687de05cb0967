"""A homemade tool."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)

from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase

from deposits.confided import ConfidedInlinePanel, ConfidedPage
from portal.counting import count
from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage
from portal.visibility import Audience
from tools.choices import Field, Licence, ToolLanguage
from tools.figures import ToolFiguresPanel
from tools.page_form import ToolPageForm


class ToolTag(TaggedItemBase):
    """A free keyword of a tool."""

    content_object = ParentalKey("tools.ToolPage", on_delete=models.CASCADE, related_name="tagged_items")


class ToolPage(ConfidedPage, PortalPage):
    """Something that a front-line worker made, or a practice that she tells."""

    lives_once = leads_to_notices = leads_to_tools = True
    default_audience = Audience.MEMBERS
    base_form_class = ToolPageForm

    field = models.CharField(_("field"), max_length=12, choices=Field, default=Field.INTERVENTION)
    purpose = models.TextField(_("what it is for"), max_length=2000, blank=True)
    for_whom = models.TextField(_("for whom"), max_length=1000, blank=True)
    when_to_use = models.TextField(_("when to use it"), max_length=2000, blank=True)
    how_to_use = models.TextField(_("how to use it"), max_length=6000, blank=True)
    words = models.TextField(
        _("the practice, told in words"),
        max_length=20_000,
        blank=True,
        help_text=_("A practice told in words is a tool: no file is needed."),
    )
    credit = models.CharField(
        _("who made it"), max_length=200, blank=True, help_text=_("In words, as she wants to be named.")
    )
    told_by = models.CharField(
        _("told by, written by"),
        max_length=200,
        blank=True,
        help_text=_("Such as: told by Louise, written by the facilitator."),
    )
    # Never shown as an account: what is shown is `credit`.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="tools",
    )
    # Stays when she goes: what she made is still not the team's to rewrite.
    confided = models.BooleanField(default=False, editable=False)
    language = models.CharField(
        _("language"), max_length=3, choices=ToolLanguage, default=ToolLanguage.FRENCH
    )
    link = models.URLField(_("link"), max_length=1000, blank=True)
    licence = models.CharField(
        _("what others may do with it"), max_length=10, choices=Licence, default=Licence.ADAPT
    )
    adapted_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="adaptations",
        verbose_name=_("adapted from this tool"),
    )
    adapted_from_words = models.CharField(
        _("adapted from"), max_length=300, blank=True, help_text=_("When what it comes from is elsewhere.")
    )
    situations = ParentalManyToManyField("tools.Situation", blank=True, verbose_name=_("situations"))
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("themes"))
    regions = ParentalManyToManyField("portal.Region", blank=True, verbose_name=_("regions"))
    tags = ClusterTaggableManager(through=ToolTag, blank=True, verbose_name=_("keywords"))
    other_title = models.CharField(_("title in the other language"), max_length=300, blank=True)
    other_summary = models.TextField(_("summary in the other language"), blank=True)

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("introduction", heading=_("Summary in three lines"), help_text=_("Shown on every card.")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("field"), FieldPanel("language")]),
                FieldPanel("situations"),
                FieldPanel("themes"),
                FieldPanel("regions"),
                FieldPanel("tags"),
            ],
            heading=_("How it is found"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("purpose", "for_whom", "when_to_use", "how_to_use", "words")],
            heading=_("In her words"),
        ),
        MultiFieldPanel(
            [ConfidedInlinePanel("files", heading=_("Files"), label=_("file")), FieldPanel("link")],
            heading=_("What it is made of"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("credit"),
                FieldPanel("told_by"),
                FieldPanel("licence"),
                PageChooserPanel("adapted_from"),
                FieldPanel("adapted_from_words"),
            ],
            heading=_("Where it comes from"),
        ),
        MultiFieldPanel(
            [FieldPanel("other_title"), FieldPanel("other_summary")],
            heading=_("In the other language"),
            classname="collapsed",
        ),
        ToolFiguresPanel(heading=_("How often it is consulted")),
    ]

    template = "tools/tool_page.html"
    page_description = _("A homemade tool: leaflet, protocol, photo of a flip chart, practice told in words.")
    parent_page_types = ["tools.ToolIndexPage"]
    subpage_types = []
    is_creatable = True

    class Meta:
        verbose_name = _("homemade tool")
        verbose_name_plural = _("homemade tools")
        permissions = [("look_after_tools", _("Can look after homemade tools and what is said of them"))]

    @classmethod
    def can_create_at(cls, parent):
        """Tell whether a tool may be made under `parent`: the French list only, where tools live."""
        return super().can_create_at(parent) and parent.locale.language_code == DEFAULT_LANGUAGE

    @property
    def language_tag(self):
        """The BCP 47 tag of its language, empty when it has none or several."""
        return self.language if self.language in ("fr", "en") else ""

    @property
    def is_closed_to_the_team(self):
        """Whether its words are somebody's, whom the team asks before it changes them.

        What the team writes down for somebody stays open to it until it is published.
        """
        return bool(self.confided or self.author_id or (self.told_by and self.first_published_at))

    def respond(self, request, *args, **kwargs):
        """Count the consultation, and answer."""
        count(request, "tool", self.pk)
        return super().respond(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """Add the tool in words, and what this reader may do with it."""
        from tools.tool_page import tool_variables

        context = super().get_context(request, *args, **kwargs)
        return {**context, **tool_variables(self, request, context["links"]["canonical"])}

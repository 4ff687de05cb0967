"""A piece of news."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from modelcluster.fields import ParentalManyToManyField

from deposits.confided import ConfidedPage, came_by_deposit
from news.api_fields import API_FIELDS, SHOWN_WITH
from news.page_form import NewsPageForm
from portal.blocks import RichBody
from portal.counting import count
from portal.fields import SlimStreamField
from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage


class NewsLanguage(models.TextChoices):
    """The language of a piece of news."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")


class NewsPage(ConfidedPage, PortalPage):
    """What happened somewhere in Québec, told by a member or by the team, in the language of who tells it."""

    lives_once = True
    base_form_class = NewsPageForm

    published_on = models.DateField(_("day of the news"), default=timezone.localdate, db_index=True)
    until = models.DateField(
        _("is new until"),
        null=True,
        blank=True,
        help_text=_("After that day it is no longer among what is new, and may still be read."),
    )
    language = models.CharField(
        _("language"), max_length=3, choices=NewsLanguage, default=NewsLanguage.FRENCH
    )
    body = SlimStreamField(RichBody(), blank=True, verbose_name=_("text"))
    link = models.URLField(
        _("link"), max_length=1000, blank=True, help_text=_("Where to know more, on another site.")
    )
    credit = models.CharField(
        _("who tells it"),
        max_length=160,
        blank=True,
        help_text=_("As she wants it: “A worker from Estrie”. Whoever reads the page sees it."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("written by"),
    )
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("themes"))
    regions = ParentalManyToManyField("portal.Region", blank=True, verbose_name=_("regions"))
    other_title = models.CharField(_("title in the other language"), max_length=300, blank=True)
    other_summary = models.TextField(_("summary in the other language"), blank=True)

    content_panels = [
        TitleFieldPanel("title", help_text=_("What happened, in a few words.")),
        FieldPanel(
            "introduction",
            heading=_("What happened, in three lines"),
            help_text=_("Shown on every card. No name of a woman who is supported, no place where she is."),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("until"), FieldPanel("language")]),
                FieldRowPanel([FieldPanel("credit"), FieldPanel("link")]),
            ],
            heading=_("When, and who tells it"),
        ),
        MultiFieldPanel([FieldPanel("regions"), FieldPanel("themes")], heading=_("How it is found")),
        FieldPanel("listing_image"),
        MultiFieldPanel(
            [FieldPanel("other_title"), FieldPanel("other_summary")],
            heading=_("In the other language"),
            classname="collapsed",
        ),
    ]

    api_fields = API_FIELDS
    api_shown_with = SHOWN_WITH

    template = "news/news_page.html"
    page_description = _("A piece of news: what happened, in which region, and who tells it.")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    is_creatable = True

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    @classmethod
    def can_create_at(cls, parent):
        """Tell whether news may be made under `parent`: the French list only, where news live."""
        return super().can_create_at(parent) and parent.locale.language_code == DEFAULT_LANGUAGE

    def clean(self):
        """Hold the days together.

        Raises:
            ValidationError: it would no longer be new before the day of the news.
        """
        super().clean()
        if self.until and self.published_on and self.until < self.published_on:
            raise ValidationError({"until": _("This is before the day of the news: check both dates.")})

    @property
    def language_tag(self):
        """The BCP 47 tag of its language."""
        return self.language

    @property
    def is_closed_to_the_team(self):
        """Whether its words are somebody's, whom the team asks before it changes them."""
        return bool(self.author_id) or came_by_deposit(self)

    def respond(self, request, *args, **kwargs):
        """Count the consultation, and answer."""
        count(request, "news", self.pk)
        return super().respond(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """Add the news in words, and all that goes with it."""
        from news.news_page import news_variables

        context = super().get_context(request, *args, **kwargs)
        return {**context, **news_variables(self, request, context["links"]["canonical"])}

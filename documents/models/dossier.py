"""Reading paths ("dossiers"): where to begin on a question, for whoever must learn or have somebody learn."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.models import Orderable, TranslatableMixin

from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail_localize.fields import SynchronizedField

from portal.models import PortalPage
from portal.search.sources import source_of

LONGEST_READING = 100 * 60  # minutes
MINUTES_HELP = _(
    "About two for each page. Leave empty if you do not know. "
    "Where the portal has read the file, it says the time itself, here as in the notice."
)


class DossierIndexPage(PortalPage):
    """Where to start: the reading paths of one language."""

    content_panels = [*PortalPage.content_panels[:1], FieldPanel("introduction"), FieldPanel("listing_image")]

    template = "documents/dossier_index_page.html"
    page_description = _("“Where to start”: the list of the reading paths.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["documents.DossierPage"]
    max_count_per_parent = 1
    is_creatable = True

    class Meta:
        verbose_name = _("list of reading paths")

    def get_context(self, request, *args, **kwargs):
        """Add the reading paths that this reader may open, in the order of the tree."""
        from documents.dossiers.cards import dossier_cards

        paths = DossierPage.objects.visible_to(request.user).child_of(self).order_by("path")
        return {**super().get_context(request, *args, **kwargs), "cards": dossier_cards(paths)}


class DossierPage(PortalPage):
    """A question, and an ordered choice of things to read about it. Translated as editorial pages are."""

    for_whom = models.CharField(
        _("for whom"), max_length=200, blank=True, help_text=_("Such as: school workers who are new to this.")
    )
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        blank=True,
        help_text=_("The day when somebody last read it again, with what it leads to."),
    )
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("themes"))
    regions = ParentalManyToManyField("portal.Region", blank=True, verbose_name=_("regions"))

    content_panels = [
        TitleFieldPanel("title", help_text=_("A question, as a reader would ask it: “How to recognise…?”")),
        FieldPanel("introduction", help_text=_("Two or three plain sentences, also shown in lists.")),
        FieldPanel("for_whom"),
        InlinePanel(
            "items",
            heading=_("What to read, in order"),
            label=_("reading"),
            help_text=_("From four to eight. Each reader sees only what she may read."),
        ),
        MultiFieldPanel([FieldPanel("themes"), FieldPanel("regions")], heading=_("How it is found")),
        FieldPanel("reviewed_on"),
        FieldPanel("listing_image"),
    ]

    template = "documents/dossier_page.html"
    page_description = _("A reading path: a question, and where to start.")
    parent_page_types = ["documents.DossierIndexPage"]
    subpage_types = []
    is_creatable = True

    class Meta:
        verbose_name = _("reading path")
        verbose_name_plural = _("reading paths")

    def get_context(self, request, *args, **kwargs):
        """Add what this reader may read of it."""
        from documents.dossiers.reading_path import ReadingPath

        path = ReadingPath(self, request)
        return {**super().get_context(request, *args, **kwargs), "path": path}


class DossierItem(TranslatableMixin, Orderable):
    """One thing to read in a reading path, with the reason why."""

    dossier = ParentalKey(DossierPage, on_delete=models.CASCADE, related_name="items")
    heading = models.CharField(
        _("short heading above it"),
        max_length=80,
        blank=True,
        help_text=_("Begins a group, such as “First” or “To go further”. Leave empty to stay in the same."),
    )
    page = models.ForeignKey(
        PortalPage,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("what to read"),
        help_text=_("A notice, or another page of the site."),
    )
    why = models.TextField(
        _("why"), max_length=300, help_text=_("One sentence: what she will find in it, and for what.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes to read it"),
        null=True,
        blank=True,
        help_text=_("About two for each page. Leave empty if you do not know."),
    )

    panels = [
        FieldPanel("heading"),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("why"), FieldPanel("minutes", help_text=MINUTES_HELP)]),
    ]
    # What is read lives once or is chosen again by the translator: it needs no version of its own first.
    override_translatable_fields = [SynchronizedField("page")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self):
        """Return why it is there."""
        return self.why

    def clean(self):
        """Hold what a reader can be led to.

        Raises:
            ValidationError: the page is one that no list shows, or the time is out of reason.
        """
        super().clean()
        if self.page_id and source_of(self.page.specific_class) is None:
            message = _("Choose a notice or a page of text: this one only lists others.")
            raise ValidationError({"page": message})
        if self.minutes is not None and not 0 < self.minutes <= LONGEST_READING:
            raise ValidationError(
                {"minutes": _("Write a number of minutes, from 1 to %(most)s.") % {"most": LONGEST_READING}}
            )

"""The notice of a document."""

from django.conf import settings
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.search import index

from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase

from documents.api_fields import API_FIELDS, SHOWN_WITH
from documents.crossref.panel import CrossrefPanel
from documents.figures import FiguresPanel
from documents.identifiers import validate_doi, validate_isbn, validate_issn
from documents.kinds import DocumentKind
from documents.models.rights import Rights
from documents.partial_dates import PartialDate, validate_partial_date
from portal.counting import count
from portal.files.panels import FileTextPanel
from portal.links import DEFAULT_LANGUAGE
from portal.models import PortalPage


class DocumentTag(TaggedItemBase):
    """A free keyword of a notice."""

    content_object = ParentalKey(
        "documents.DocumentPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class DocumentLanguage(models.TextChoices):
    """The language of a document."""

    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    BOTH = "mul", _("Several languages")
    OTHER = "und", _("Another language")


class DocumentPage(PortalPage):
    """A notice: the record of one document, in the language of the document."""

    lives_once = leads_to_tools = True

    kind = models.CharField(
        _("kind"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.REPORT
    )
    genre = models.CharField(_("genre"), max_length=120, blank=True, help_text=_("Such as: master's thesis."))
    date = models.CharField(
        _("date"),
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text=_("2012, 2012-10 or 2012-10-15. Leave empty if the document has no date."),
    )
    year = models.PositiveSmallIntegerField(null=True, editable=False, db_index=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    container = models.CharField(
        _("published in"), max_length=400, blank=True, help_text=_("Journal, book or web site.")
    )
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    issue = models.CharField(_("issue"), max_length=40, blank=True)
    pages = models.CharField(_("pages"), max_length=60, blank=True)
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    series = models.CharField(_("series"), max_length=300, blank=True)
    number = models.CharField(_("number"), max_length=80, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True, validators=[validate_isbn])
    issn = models.CharField("ISSN", max_length=9, blank=True, validators=[validate_issn])
    doi = models.CharField("DOI", max_length=200, blank=True, validators=[validate_doi])
    law_citation = models.CharField(_("official citation of a law"), max_length=300, blank=True)
    link = models.URLField(_("link"), max_length=1000, blank=True)
    file = models.ForeignKey(
        "files.PortalFile",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
    )
    cover = models.ForeignKey(
        "files.PortalImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover"),
    )
    language = models.CharField(
        _("language"), max_length=3, choices=DocumentLanguage, default=DocumentLanguage.FRENCH
    )
    rights = models.CharField(_("rights"), max_length=20, choices=Rights, blank=True, default=Rights.UNKNOWN)
    rights_note = models.CharField(_("note on rights"), max_length=300, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    plain_summary = models.TextField(
        _("in brief"),
        blank=True,
        max_length=1200,
        help_text=_("Three or four plain sentences: what it says, and what it is good for."),
    )
    for_whom = models.CharField(_("for whom"), max_length=200, blank=True)
    content_note = models.CharField(
        _("content note"), max_length=200, blank=True, help_text=_("What may be hard to read in it.")
    )
    note = models.TextField(_("note"), blank=True)
    other_title = models.CharField(_("title in the other language"), max_length=300, blank=True)
    other_summary = models.TextField(_("summary in the other language"), blank=True)
    themes = ParentalManyToManyField("portal.Theme", blank=True, verbose_name=_("themes"))
    regions = ParentalManyToManyField("portal.Region", blank=True, verbose_name=_("regions"))
    tags = ClusterTaggableManager(through=DocumentTag, blank=True, verbose_name=_("keywords"))
    newer_version = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="older_versions",
        verbose_name=_("newer version"),
        help_text=_("The notice of the edition that replaces this one: readers are told."),
    )
    thanked = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    import_key = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    import_digest = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *PortalPage.content_panels[:1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("language"), FieldPanel("date")]),
                InlinePanel("contributors", heading=_("Who made it"), label=_("contributor")),
            ],
            heading=_("The document"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("plain_summary"),
                FieldPanel("abstract"),
                FieldPanel("for_whom"),
                FieldPanel("content_note"),
            ],
            heading=_("What it says"),
        ),
        MultiFieldPanel(
            [FieldPanel("file"), FileTextPanel("file"), FieldPanel("link"), FieldPanel("cover")],
            heading=_("Where to read it"),
        ),
        MultiFieldPanel(
            [FieldPanel("themes"), FieldPanel("regions"), FieldPanel("tags")], heading=_("How it is found")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("publisher"), FieldPanel("place")]),
                FieldPanel("container"),
                FieldRowPanel([FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages")]),
                FieldRowPanel([FieldPanel("edition"), FieldPanel("series"), FieldPanel("number")]),
                FieldPanel("genre"),
                FieldRowPanel([FieldPanel("isbn"), FieldPanel("issn")]),
                FieldPanel("doi"),
                CrossrefPanel(),
                FieldPanel("law_citation"),
            ],
            heading=_("How it was published"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("rights"),
                FieldPanel("rights_note"),
                FieldPanel("note"),
                PageChooserPanel("newer_version"),
            ],
            heading=_("Rights, note and newer version"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [FieldPanel("other_title"), FieldPanel("other_summary")],
            heading=_("In the other language"),
            classname="collapsed",
        ),
        FiguresPanel(heading=_("How often it is consulted")),
    ]
    search_fields = [*PortalPage.search_fields, index.FilterField("kind"), index.FilterField("year")]

    api_fields = API_FIELDS
    api_shown_with = SHOWN_WITH

    template = "documents/document_page.html"
    page_description = _("The notice of a document: report, book, article, law, video…")
    parent_page_types = ["documents.DocumentIndexPage"]
    subpage_types = []
    is_creatable = True

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    @classmethod
    def can_create_at(cls, parent):
        """Tell whether a notice may be made under `parent`: the French centre only, where notices live."""
        return super().can_create_at(parent) and parent.locale.language_code == DEFAULT_LANGUAGE

    @property
    def language_tag(self):
        """The BCP 47 tag of the document's language, empty when it has none."""
        return self.language if self.language in ("fr", "en") else ""

    def respond(self, request, *args, **kwargs):
        """Count the consultation, and answer."""
        count(request, "notice", self.pk)
        return super().respond(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """Add the notice in words, and all that goes with it."""
        from documents.notice_page import notice_variables

        context = super().get_context(request, *args, **kwargs)
        centre = context["breadcrumbs"][-1]["url"] if context["breadcrumbs"] else ""
        return {**context, **notice_variables(self, request, centre, context["links"]["canonical"])}

    def respond_as(self, request, name):
        """Give the record as a file: "citation.ris", "citation.bib", "citation.json"."""
        from documents.exports.responses import export_response, records_of

        form, _dot, extension = name.partition(".")
        if form != "citation":
            raise Http404
        return export_response(records_of([self.pk], request), extension, self.slug[:80])

    def set_year(self):
        """Keep the year beside the partial date, for facets and sorting."""
        self.year = PartialDate.parse(self.date).year if self.date else None

    def save(self, *args, **kwargs):
        """Save with the year of the date."""
        self.set_year()
        super().save(*args, **kwargs)

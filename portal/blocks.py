"""Blocks that editors compose pages with: few, and each with its template and preview."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Section")), ("3", _("Subsection"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        preview_value = {"text": "Chercher un document", "level": "2"}


class ImageBlock(blocks.StructBlock):
    """A picture with its caption."""

    image = ImageChooserBlock(label=_("Picture"))
    alternative = blocks.CharBlock(
        label=_("Description for those who do not see the picture"),
        required=False,
        max_length=250,
        help_text=_("Leave empty if the picture only decorates."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    """A paragraph that must not be missed."""

    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[("info", _("To know")), ("warning", _("Be careful")), ("help", _("To get help"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "blocks/callout.html"


class QuestionBlock(blocks.StructBlock):
    """A question whose answer opens below it."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")
        template = "blocks/question.html"


class FileBlock(blocks.StructBlock):
    """A file of the library, with what it is."""

    file = DocumentChooserBlock(label=_("File"))
    description = blocks.CharBlock(label=_("Description"), required=False, max_length=250)

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/file.html"


class RichBody(blocks.StreamBlock):
    """The text of a page."""

    heading = HeadingBlock()
    text = blocks.RichTextBlock(
        label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="blocks/text.html"
    )
    image = ImageBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    question = QuestionBlock()
    file = FileBlock()


class DoorBlock(blocks.StructBlock):
    """A way into a part of the site."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=250)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Door")


class DoorsBlock(blocks.StreamBlock):
    """The doors of the home page."""

    door = DoorBlock()

"""The form of an organisation, in the order in which one asks about it on the telephone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


def _marked(name):
    """Return a field beside its mark."""
    return FieldRowPanel([FieldPanel(name), FieldPanel(f"{name}_for_members")])


def _boxes(name):
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple)


PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("acronym"), FieldPanel("kind")]),
            FieldRowPanel([FieldPanel("region", widget=forms.Select), FieldPanel("province_wide")]),
            _marked("town"),
        ],
        heading=_("Who they are"),
        help_text=_("No street address and no postal code, for anybody: the form refuses them."),
    ),
    MultiFieldPanel(
        [_marked("phone"), _marked("email"), _marked("website")],
        heading=_("How to reach them"),
        help_text=_("Everybody reads these, except where you tick “for members only”."),
    ),
    MultiFieldPanel(
        [_boxes("services"), _boxes("serves"), FieldPanel("description_fr"), FieldPanel("description_en")],
        heading=_("What they do"),
        help_text=_("Everybody reads this. Tick only what they say of themselves."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("direct_phone"), FieldPanel("direct_email")]),
            FieldPanel("notes"),
        ],
        heading=_("For members"),
        help_text=_("Only members read these three fields, and the search finds none of their words."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_role")]),
            FieldRowPanel([FieldPanel("contact_consent_way"), FieldPanel("contact_consent_on")]),
            FieldPanel("contact_for_members"),
        ],
        heading=_("Contact person"),
        help_text=_(
            "Her name is shown only if she agreed: say how and when. If she changes her mind, empty these "
            "two fields: her name is erased when you save. A new person agrees anew."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("published"),
            FieldPanel("checked_on"),
            FieldPanel("to_do"),
            FieldPanel("source"),
            FieldPanel("slug"),
        ],
        heading=_("Publication"),
    ),
]

"""The chooser of a page of any type, in words for people."""

from django.db.models import ForeignKey
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminPageChooser

from portal.models import PortalPage


def _chooser(field):
    model = field.remote_field.model
    widget = AdminPageChooser(target_models=[model])
    if model is PortalPage:
        # Wagtail adds the name of the type: of our base, no editor knows it.
        widget.choose_one_text = _("Choose a page")
    return {"widget": widget}


def name_choosers():
    """Let no form name the type from which all our pages come."""
    register_form_field_override(ForeignKey, to=PortalPage, override=_chooser)

"""Views of the ground floor in the Wagtail admin."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.models import Audience, PortalPage
from portal.permissions import user_can_change_audience


class AudienceForm(forms.Form):
    """Who may read the page."""

    audience = forms.ChoiceField(
        label=gettext_lazy("Who may read this page?"), choices=Audience.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args, page, **kwargs):
        """Take the page."""
        super().__init__(*args, **kwargs)
        self.page = page

    def clean_audience(self):
        """Hold that nobody opens a page to more readers than whose it is wishes.

        Raises:
            ValidationError: she wishes it for members.
        """
        audience = self.cleaned_data["audience"]
        why_not = self.page.why_for_members_only() if audience != self.page.audience else ""
        if why_not and audience == Audience.PUBLIC:
            raise forms.ValidationError(why_not)
        return audience


def change_audience(request, page_id):
    """Ask who may read a page, and change it at once.

    Raises:
        PermissionDenied: she may not publish this page.
    """
    page = get_object_or_404(PortalPage, pk=page_id).specific
    if not user_can_change_audience(request.user, page):
        raise PermissionDenied
    form = AudienceForm(request.POST or None, page=page, initial={"audience": page.audience})
    if request.method == "POST" and form.is_valid():
        page.set_audience(form.cleaned_data["audience"], user=request.user)
        messages.success(
            request, _("“%(title)s”: %(audience)s.") % {"title": page.title, "audience": _sees(page)}
        )
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    others = page.same_thing().exclude(pk=page.pk).order_by("path")
    return render(
        request, "portal/admin/change_audience.html", {"page": page, "form": form, "others": others}
    )


def _sees(page):
    if page.audience == Audience.MEMBERS:
        return _("visible by the members")
    return _("visible by everybody")

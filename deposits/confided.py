"""What came by a deposit and is published: its author's words and wishes hold, whoever edits its page."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel

from portal.visibility import Audience

WHY = gettext_lazy("These are her words: they change with her agreement only, in what she sent.")


def came_by_deposit(page):
    """Tell whether a page is what a deposit became, its author gone or not."""
    from deposits.models import Deposit

    return bool(page.pk) and Deposit.objects.filter(page=page.pk).exists()


def why_for_members(page):
    """Return why the team may not open a page to everybody: its author did not wish it; "" when she did."""
    from deposits.models import Deposit, DepositState

    accepted = Deposit.objects.filter(page=page.pk, state=DepositState.APPROVED)
    last = accepted.order_by("-decided_at", "-pk").first()
    if last is not None and last.audience == Audience.PUBLIC:
        return ""
    return _("Its author wishes it for members. Ask her in the thread: she may change it herself.")


def taken_back(page):
    """Tell whether the author of what a page holds withdrew it: she alone puts it back, by a new deposit."""
    from deposits.models import Deposit, DepositState

    sent = Deposit.objects.filter(page=page.pk)
    withdrawn = sent.filter(state=DepositState.WITHDRAWN).exists()
    return withdrawn and not sent.filter(state=DepositState.APPROVED).exists()


def narrowest_audience(deposit):
    """Return the audience to begin with: what she wishes, unless the team closed what she had opened."""
    former, page = deposit.previous, deposit.page
    if former is not None and page is not None and former.audience == deposit.audience:
        return Audience.MEMBERS if page.audience == Audience.MEMBERS else deposit.audience
    return deposit.audience


class ConfidedPage:
    """What a page that may be somebody's says of it; the page tells `is_closed_to_the_team`."""

    def why_for_members_only(self):
        """Return why the team may not open it to everybody; "" when it may."""
        return why_for_members(self) if self.is_closed_to_the_team else ""

    def was_taken_back(self):
        """Tell whether the member who sent it took it off line."""
        return taken_back(self)


class ConfidedPageForm(WagtailAdminPageForm):
    """The form of a page in the admin: what somebody confided is not rewritten there.

    A disabled field takes what is stored, whatever is sent. The page tells `is_closed_to_the_team`.

    Args of the class:
        hers: the names of the fields that hold what she wrote or decided.
        her_parts: the names of the lists of what she sent, such as her files.
    """

    hers = her_parts = ()

    def __init__(self, *args, **kwargs):
        """Close what is hers."""
        super().__init__(*args, **kwargs)
        if self.instance.is_closed_to_the_team:
            for name in self.hers:
                if name in self.fields:
                    self.fields[name].disabled = True
                    self.fields[name].help_text = WHY
            for name in self.her_parts:
                self.formsets.pop(name, None)


class ConfidedInlinePanel(InlinePanel):
    """The list of what goes with a page: not offered where the form keeps it as its author sent it."""

    class BoundPanel(InlinePanel.BoundPanel):
        """The list in one form."""

        def __init__(self, *, panel, form, **kwargs):
            """Do without a form that keeps the list."""
            kept = form is not None and panel.relation_name not in form.formsets
            super().__init__(panel=panel, form=None if kept else form, **kwargs)

        def is_shown(self):
            """Show it where it can change."""
            return self.form is not None and super().is_shown()

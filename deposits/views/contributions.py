"""« Mes contributions »: where each deposit stands, what is said of it, and what its author may do."""

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deposits import depositing
from deposits.access import deposit_of_link, for_writing, own_deposit
from deposits.claiming import claim
from deposits.copies import copy_of
from deposits.depositing import Moved
from deposits.forms import BeginForm, MessageForm
from deposits.models import Deposit
from deposits.permissions import moderates
from deposits.shown import cards_of, doors, latest, shown_to_author
from deposits.views.frame import key_of, may_begin, step_url
from members.directory.access import for_members
from members.kept_words import mark_of, words_given_back
from portal.limits import has_room
from portal.visibility import may_read_members, refuse

MOST = 100
MESSAGES, WITHIN = 30, 24 * 60 * 60
TOO_MANY = 429


@never_cache
@require_safe
@for_members
def contributions(request):
    """List what she deposited, what waits for her first, and the doors to deposit more."""
    found = Deposit.objects.of(request.user).select_related("page", "organisation").order_by("-saved_at")
    context = {"cards": cards_of(latest(found)[:MOST]), "doors": doors()}
    return render(request, "deposits/contributions.html", context)


class _File(View):
    """The file of one deposit, for its author."""

    def get(self, request):
        """Show it."""
        typed = words_given_back(request)
        form = MessageForm(initial={"text": typed.get("text", "")} if typed else None)
        return self._page(request, form)

    def post(self, request):
        """Do what the button says; what was decided meanwhile is told."""
        deed = self.deeds.get(request.POST.get("action", ""))
        if deed is None:
            return HttpResponseBadRequest()
        try:
            return deed(self, request) or redirect(request.path)
        except Moved:
            messages.warning(request, _("It moved on meanwhile: here is where it stands."))
            return redirect(request.path)

    def _page(self, request, form, status=200):
        context = {
            "deposit": self.deposit,
            "shown": shown_to_author(self.deposit, request.user),
            "form": form,
            "key_form": BeginForm(),
            "by_link": self.by_link,
            "typed_by": mark_of(request.user),
            "may_continue": self.deposit.author_id or not self.by_link,
        }
        return render(request, "deposits/contribution.html", context, status=status)

    def _say(self, request):
        form = MessageForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        if not has_room("deposit_messages", self.deposit.pk, MESSAGES, WITHIN):
            form.add_error(None, _("You wrote much today: wait for the answer."))
            return self._page(request, form, status=TOO_MANY)
        user = request.user if request.user.is_authenticated else None
        depositing.say(self.deposit, user, form.cleaned_data["text"], form.key())
        messages.success(request, _("Your message is in the file."))
        return None

    def _answer(self, request, *, accept):
        depositing.answer_edit(self.deposit, key_of(request.POST.get("edit", "")), accept=accept)
        said = _("Your text is changed.") if accept else _("Your text stays as you wrote it.")
        messages.success(request, said)

    def _accept(self, request):
        self._answer(request, accept=True)

    def _keep(self, request):
        self._answer(request, accept=False)

    def _withdraw(self, request):
        if self.by_link and self.deposit.author_id and not self.deposit.is_open:
            # What is published is taken off line from her account only: a mailbox may be read by another.
            return redirect("contribution", self.deposit.public_id)
        if "sure" not in request.POST:
            return render(request, "deposits/withdraw.html", {"deposit": self.deposit})
        user = request.user if request.user.is_authenticated else None
        depositing.withdraw(self.deposit, user)
        messages.success(request, _("It is withdrawn: nobody else reads it any more."))
        return redirect(request.path if self.deposit.author_id or not self.by_link else "root")

    deeds = {"say": _say, "accept": _accept, "keep": _keep, "withdraw": _withdraw}


@method_decorator([never_cache, for_writing], name="dispatch")
class ContributionView(_File):
    """From her account."""

    by_link = False

    def dispatch(self, request, public_id):
        """Find her deposit."""
        self.deposit = own_deposit(request.user, public_id)
        if self.deposit is None:
            return refuse(request)
        return super().dispatch(request)

    def _discard(self, request):
        if "sure" not in request.POST:
            return render(request, "deposits/discard.html", {"deposit": self.deposit})
        depositing.discard(self.deposit)
        messages.success(request, _("It is erased."))
        return redirect("contributions")

    def _duplicate(self, request, *, changes=False):
        if not may_begin(request.user):
            messages.error(request, _("You began many deposits today: go on tomorrow."))
            return None
        key = BeginForm(request.POST).key()
        made = copy_of(self.deposit, request.user, key, changes=changes)
        return redirect(step_url(made, 1))

    def _change(self, request):
        if not shown_to_author(self.deposit, request.user).may_change:
            raise Moved
        return self._duplicate(request, changes=True)

    deeds = {**_File.deeds, "discard": _discard, "duplicate": _duplicate, "change": _change}


@method_decorator(never_cache, name="dispatch")
class LinkView(_File):
    """From the link of a message, without signing in."""

    by_link = True

    def dispatch(self, request, token):
        """Find the deposit that the link opens; whose account it is on goes there once signed in."""
        own = own_deposit(request.user, token.rpartition(":")[0])
        if own:
            return redirect("contribution", own.public_id)
        self.deposit = deposit_of_link(token)
        return super().dispatch(request) if self.deposit else refuse(request)

    def _claim(self, request):
        if not may_read_members(request.user) or moderates(request.user):
            # Who moderates reads the link on her desk: it is not hers.
            return refuse(request)
        claim(self.deposit, request.user)
        messages.success(request, _("It is among your contributions from now on."))
        return redirect("contribution", self.deposit.public_id)

    deeds = {**_File.deeds, "claim": _claim}

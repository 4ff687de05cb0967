"""The questions of a deposit, each at an address of its own; then the check before it is sent."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from deposits.access import deposit_typed, for_writing, own_deposit
from deposits.answers import Incomplete, answers_of, count_of_steps, form_of
from deposits.checking import CheckForm, what_to_check
from deposits.depositing import Moved, NothingToRead, has_something, keep_answers, remove_file, submit
from deposits.models import FileRole
from deposits.receiving import take_files
from deposits.views.frame import key_of, screen, step_url
from members.kept_words import mark_of, words_given_back
from portal.limits import has_room
from portal.visibility import refuse

FILES, WITHIN = 300, 24 * 60 * 60
BY_SCRIPT = "X-Upload"
SENT = {"files": FileRole.FILE, "photos": FileRole.PHOTO, "voice": FileRole.VOICE}


def _at_the_desk(deposit):
    """Lead who typed it in somebody's name to its file: it is not among her own contributions."""
    return redirect("deposit_desk", deposit.pk)


def _moved(request, deposit):
    if deposit.author_id != request.user.pk:
        return _at_the_desk(deposit)
    messages.info(request, _("It is sent already: here is where it stands."))
    return redirect("contribution", deposit.public_id)


def _nothing_yet(request, deposit):
    messages.error(request, _("There is nothing in it yet: add a file, a link, or a few lines."))
    return redirect(step_url(deposit, count_of_steps(deposit)))


@method_decorator([never_cache, for_writing], name="dispatch")
class StepView(View):
    """One question: what she types is kept, right or wrong, whichever button she presses."""

    def dispatch(self, request, public_id, step):
        """Find her deposit and the question; refuse what is not hers or is not there."""
        self.deposit = own_deposit(request.user, public_id)
        if self.deposit is None or not 1 <= step <= count_of_steps(self.deposit):
            return refuse(request)
        if not self.deposit.is_with_her:
            return _moved(request, self.deposit)
        self.step = step
        return super().dispatch(request)

    def get(self, request):
        """Ask the question, with what she typed."""
        typed = words_given_back(request)
        form = form_of(self.deposit, self.step, checked="check" in request.GET and not typed)
        if typed:
            kept = type(form).kept_of(typed)
            form.initial |= {name: values[-1] for name, values in kept.items() if values}
        context = {
            **screen(self.deposit.depositable, form, step=self.step, deposit=self.deposit),
            "typed_by": mark_of(request.user),
            "given_back": bool(typed),
            "refused": "check" in request.GET,
        }
        return render(request, "deposits/step.html", context)

    def post(self, request):
        """Keep what was sent, then lead on; a script that shows how much is sent goes there itself."""
        answer = self._keep(request)
        return JsonResponse({"url": answer.url}) if request.headers.get(BY_SCRIPT) else answer

    def _keep(self, request):
        form_class = self.deposit.depositable.steps()[self.step - 1]
        try:
            self.deposit = keep_answers(self.deposit, form_class, request.POST, self.step)
            took_all = not form_class.takes_files or self._take(request)
            if "remove" in request.POST:
                remove_file(self.deposit, key_of(request.POST["remove"]))
                return redirect(step_url(self.deposit, self.step))
        except Moved:
            return _moved(request, self.deposit)
        if "back" in request.POST:
            return redirect(step_url(self.deposit, max(1, self.step - 1)))
        if not form_of(self.deposit, self.step, checked=True).is_valid():
            return redirect(step_url(self.deposit, self.step, check=True))
        if not took_all or "stay" in request.POST:
            return redirect(step_url(self.deposit, self.step))
        if self.step < count_of_steps(self.deposit):
            return redirect(step_url(self.deposit, self.step + 1))
        return self._to_the_check(request)

    def _to_the_check(self, request):
        try:
            if has_something(self.deposit, answers_of(self.deposit)):
                return redirect("contribution_check", self.deposit.public_id)
        except Incomplete as missing:
            return redirect(step_url(self.deposit, missing.step, check=True))
        return _nothing_yet(request, self.deposit)

    def _take(self, request):
        sent = [(role, file) for name, role in SENT.items() for file in request.FILES.getlist(name)]
        if not all(has_room("deposit_files", request.user.pk, FILES, WITHIN) for _one in sent):
            messages.error(request, _("You sent many files today: go on tomorrow."))
            return False
        refused = take_files(self.deposit, sent)
        for one in refused:
            said = _("“%(name)s” is not kept. %(reason)s") % {"name": one.name, "reason": one.reason}
            messages.error(request, said)
        return not refused


@method_decorator([never_cache, for_writing], name="dispatch")
class CheckView(View):
    """No name, no face, no place: what she sends, as it will be read, before she sends it."""

    def dispatch(self, request, public_id):
        """Find her deposit."""
        self.deposit = own_deposit(request.user, public_id)
        if self.deposit is None:
            typed = deposit_typed(request.user, public_id)
            return _at_the_desk(typed) if typed else refuse(request)
        if not self.deposit.is_with_her:
            return _moved(request, self.deposit)
        return super().dispatch(request)

    def get(self, request):
        """Show it, with what looks like a name, a telephone or a place marked."""
        return self._page(request, CheckForm())

    def post(self, request):
        """Send it."""
        form = CheckForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        try:
            submit(self.deposit, request.user)
        except Moved:
            return _moved(request, self.deposit)
        except Incomplete as missing:
            return redirect(step_url(self.deposit, missing.step, check=True))
        except NothingToRead:
            return _nothing_yet(request, self.deposit)
        if self.deposit.author_id != request.user.pk:
            messages.success(request, _("It is sent: it waits here with the others."))
            return _at_the_desk(self.deposit)
        messages.success(request, _("Thank you. It is with the facilitator."))
        return redirect("contribution", self.deposit.public_id)

    def _page(self, request, form):
        kind = self.deposit.depositable
        context = {
            "deposit": self.deposit,
            "kind": kind,
            "form": form,
            **what_to_check(self.deposit),
            "steps": [(n, step_url(self.deposit, n)) for n in range(1, count_of_steps(self.deposit) + 1)],
        }
        return render(request, "deposits/check.html", context)

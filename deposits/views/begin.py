"""The four doors: where a deposit begins."""

from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from deposits.access import for_writing
from deposits.answers import form_of
from deposits.beginnings import adapted_by, beginning_of
from deposits.depositing import begin, keep_answers
from deposits.forms import BeginForm
from deposits.models import Deposit, DepositState
from deposits.shown import began_before
from deposits.views.frame import may_begin, screen, step_url
from members.kept_words import mark_of, words_given_back
from portal.links import interface_language
from portal.registries.depositable import depositable_kinds

TOO_MANY = 429


@method_decorator([never_cache, for_writing], name="dispatch")
class BeginView(View):
    """The first question. Nothing is kept before she sends it."""

    kind = ""

    def get(self, request):
        """Ask it; say what she began and did not send."""
        return self._page(request, words_given_back(request))

    def post(self, request):
        """Begin the deposit, once for each form, and go on."""
        key = BeginForm(request.POST).key()
        known = Deposit.objects.of(request.user).filter(form_key=key).first()
        if known is None and not may_begin(request.user):
            return self._page(request, request.POST, status=TOO_MANY)
        answers = {} if known else beginning_of(request)
        deposit = known or begin(request.user, self.kind, key, language=interface_language(), answers=answers)
        if deposit.state != DepositState.DRAFT:
            return redirect("contribution", deposit.public_id)
        form_class = depositable_kinds.get(self.kind).steps()[0]
        keep_answers(deposit, form_class, request.POST, 1)
        deposit.refresh_from_db()
        if not form_of(deposit, 1, checked=True).is_valid():
            return redirect(step_url(deposit, 1, check=True))
        return redirect(step_url(deposit, 2))

    def _page(self, request, typed, status=200):
        kind = depositable_kinds.get(self.kind)
        form_class, blank = kind.steps()[0], Deposit(kind=self.kind, language=interface_language())
        blank.answers = form_class.kept_of(typed) if typed else beginning_of(request)
        form = form_class(initial=form_class.initial_of(blank), deposit=blank)
        context = {
            **screen(kind, form, step=1),
            "typed_by": mark_of(request.user),
            "key_form": BeginForm(initial={"form_key": typed.get("form_key")} if typed else None),
            "adapted": adapted_by(request),
            "drafts": began_before(request.user, self.kind),
            "given_back": bool(typed) and status == 200,
            "refusal": _("You began many deposits today: go on tomorrow.") if status != 200 else "",
        }
        return render(request, "deposits/step.html", context, status=status)

"""« Au nom de »: the facilitator types for somebody who agreed to it."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deposits.depositing import begin
from deposits.desk.forms import OnBehalfForm
from deposits.desk.views import for_moderators
from deposits.models import Deposit, OnBehalf
from deposits.views.frame import step_url


@never_cache
@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def begin_on_behalf(request):
    """Ask in whose name and how she agreed, then go on with the three questions.

    Raises:
        PermissionDenied: she does not moderate.
    """
    form = OnBehalfForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect(step_url(_begin(request.user, form), 1))
    return render(request, "deposits/admin/on_behalf.html", {"form": form})


@transaction.atomic
def _begin(user, form):
    given = form.cleaned_data
    region, named = given["region"], given["told_by"]
    answers = {"credit": ["other"], "credit_other": [named]} if named else {"credit": ["region"]}
    if region:
        answers["region"] = [str(region.pk)]
    member = given["member_email"]
    key = given["form_key"] or form.key()
    known = Deposit.objects.filter(form_key=key).first()
    if known is not None:
        return known
    deposit = begin(
        user, given["kind"], key, language=get_language()[:2], author=member or False, answers=answers
    )
    OnBehalf.objects.create(
        deposit=deposit,
        told_by=named,
        region=region,
        email="" if member else given["email"],
        consent_way=given["consent_way"],
        consent_on=given["consent_on"],
        recorded_by=user,
    )
    return deposit

"""The page where a survivor says whether she is written to: what arrives, where, and of what."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.visibility import refuse
from spaces.access import inside
from spaces.inside.frame import frame
from spaces.mail import choosing
from spaces.mail.forms import AddressForm, KindsForm, NumberForm
from spaces.models import MailChoice

READ_OR_WRITE = ["GET", "HEAD", "POST"]


def _of(participation):
    return MailChoice.objects.filter(participation=participation).first()


def _page(request, participation, **forms):
    choice = _of(participation)
    context = {
        **frame(participation, "space_about"),
        "choice": choice,
        "sender": settings.DEFAULT_FROM_EMAIL,
        "subject": render_to_string("email/space_word/subject.txt").strip(),
        "address_form": AddressForm(),
        "number_form": NumberForm(instance=choice),
        "kinds_form": KindsForm(instance=choice),
        **forms,
        # What was refused is said at the top of the page.
        "form": next(iter(forms.values()), None),
    }
    return render(request, "spaces/mail/choose.html", context)


def _for_survivors(view):
    @inside
    def guarded(request, participation):
        return view(request, participation) if choosing.may_choose(participation) else refuse(request)

    return guarded


@sensitive_post_parameters("address")
@never_cache
@require_http_methods(READ_OR_WRITE)
@_for_survivors
def mail_choice(request, participation):
    """Say what such messages are; keep an address, and send a test to it."""
    if request.method != "POST":
        return _page(request, participation)
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            choosing.send_test(participation, form.cleaned_data["address"])
        except choosing.TooMany:
            form.add_error("address", _("Many tests were sent today. Wait until tomorrow."))
        else:
            messages.success(request, _("A test is on its way. It may take a few minutes."))
            return redirect("mail_choice", participation.space.public_id)
    return _page(request, participation, address_form=form)


@never_cache
@require_http_methods(READ_OR_WRITE)
@_for_survivors
def confirm_mail(request, participation):
    """Take the number of the test, and the kinds that she wants."""
    if request.method != "POST":
        return redirect("mail_choice", participation.space.public_id)
    choice = _of(participation)
    if choice is None or not choice.number:
        # Sent twice, or erased since: the page says how it is.
        return redirect("mail_choice", participation.space.public_id)
    form = NumberForm(request.POST, instance=choice)
    if form.is_valid():
        try:
            if choosing.confirm(participation, form.cleaned_data["number"], form.kinds()):
                return _kept(request, participation)
            form.add_error("number", _("It is not this number. Look again, or have another test sent."))
        except choosing.TooMany:
            form.add_error("number", _("This number no longer counts. Have another test sent."))
    return _page(request, participation, number_form=form)


@never_cache
@require_http_methods(READ_OR_WRITE)
@_for_survivors
def change_mail(request, participation):
    """Take other kinds of e-mails, or none."""
    if request.method != "POST":
        return redirect("mail_choice", participation.space.public_id)
    form = KindsForm(request.POST)
    if "none" in request.POST:
        choosing.forget(participation)
    elif form.is_valid():
        choosing.choose(participation, form.kinds())
    else:
        return _page(request, participation, kinds_form=form)
    return _kept(request, participation)


def _kept(request, participation):
    choice = _of(participation)
    none, some = _("Nothing is sent to you. Your address is erased."), _("It is kept.")
    messages.success(request, some if choice else none)
    return redirect("mail_choice", participation.space.public_id)

"""The pages of the charter: to read it, to sign it, to talk about it first, to print what one signed."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url

from members.charter.difference import difference
from members.charter.forms import SigningForm, TalkForm
from members.charter.signing import last_signature, sign
from members.models import CharterTalk, CharterVersion, MemberMessage
from portal.files.sending import send
from portal.links import interface_language, view_links
from portal.page_cache import kept_for_visitors
from portal.views import serve_page
from portal.visibility import refuse


@require_safe
@kept_for_visitors
def charter(request):
    """Show the charter in force to everybody."""
    version = CharterVersion.objects.in_force()
    if version is None:
        # A site may have a page of that name.
        return serve_page(request, request.path.split("/", 2)[2])
    context = {"version": version, "text": version.text(), "lines": version.lines()}
    return render(request, "members/charter/charter.html", {**context, "links": view_links(request)})


@require_safe
def charter_audio(request, key):
    """Send the recording of a version that is or was in force, in the interface's language."""
    version = CharterVersion.objects.filter(pk=key, published_at__isnull=False).first()
    file = version.audio() if version else None
    if not file or not file.storage.exists(file.name):
        return refuse(request)
    return send(request, file, name="charte.mp3", content_type="audio/mpeg")


def _changes(user, version, language):
    """Return what changed since she last signed, in the language in which she did, or None."""
    signature = last_signature(user)
    if signature is None or signature.version_id == version.pk:
        return None
    return {
        "signed": signature,
        "sentence": version.change(language),
        "text": difference(signature.text, version.text(signature.language)),
        "lines": difference(signature.agreements, version.lines(signature.language)),
        "lang": signature.language if signature.language != language else "",
    }


@method_decorator(never_cache, name="dispatch")
class SignView(LoginRequiredMixin, View):
    """Where the charter is signed; once it is, what she signed."""

    def dispatch(self, request, *args, **kwargs):
        """Refuse where there is no charter."""
        self.version = CharterVersion.objects.in_force()
        if request.user.is_authenticated and self.version is None:
            return refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """Show what is to be signed, or what was."""
        if not request.user.must_sign_charter:
            signature = last_signature(request.user)
            return render(request, "members/charter/signed.html", {"signature": signature})
        return self._page(request, self._form())

    def post(self, request):
        """Sign, then go where she was going."""
        if not request.user.must_sign_charter:
            return self._onward(request)
        form = self._form(request.POST)
        if request.POST.get("version") != str(self.version.pk):
            messages.warning(request, _("The charter has just changed. Here is the new version."))
            return self._page(request, self._form())
        if not form.is_valid():
            return self._page(request, form)
        is_new = last_signature(request.user) is None
        if sign(request.user, self.version, interface_language()):
            messages.success(request, _("Thank you. You are at home here."))
            self._tell_what_waited(request, is_new)
            return self._welcome(request) if is_new else self._onward(request)
        return redirect("charter_sign")

    def _form(self, data=None):
        return SigningForm(data, version=self.version, language=interface_language())

    def _welcome(self, request):
        """Lead who comes in for the first time to what is hers; to the page that she wanted, if she did."""
        home = f"/{interface_language()}/"
        wanted = get_next_redirect_url(request, "next") or home
        return self._onward(request) if wanted != home else redirect("account")

    def _tell_what_waited(self, request, is_new):
        """Say that something came while no message left for her, in words that say no more."""
        if not is_new and MemberMessage.objects.waiting_for(request.user).exists():
            words = _("No notice was sent to you before you signed: there is something new in “My messages”.")
            messages.info(request, words)

    def _onward(self, request):
        after = get_next_redirect_url(request, "next")
        return HttpResponseRedirect(after or get_adapter().get_login_redirect_url(request))

    def _page(self, request, form):
        language = interface_language()
        context = {
            "version": self.version,
            "text": self.version.text(language),
            "form": form,
            "changes": _changes(request.user, self.version, language),
            "next": get_next_redirect_url(request, "next") or "",
        }
        return render(request, "members/charter/sign.html", context)


@method_decorator(never_cache, name="dispatch")
class TalkView(LoginRequiredMixin, View):
    """Where somebody says that she would rather talk first."""

    def get(self, request):
        """Ask what about."""
        return self._page(request, TalkForm())

    def post(self, request):
        """Keep it for the facilitator: once, the last words counting, until they have talked."""
        form = TalkForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        with transaction.atomic():
            waiting = CharterTalk.objects.filter(user=request.user, settled_at=None)
            if not waiting.update(text=form.cleaned_data["text"]):
                CharterTalk.objects.create(user=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Your message is with the facilitator. She will get back to you."))
        return redirect("charter_talk")

    def _page(self, request, form):
        asked = CharterTalk.objects.filter(user=request.user, settled_at=None).first()
        return render(request, "members/charter/talk.html", {"form": form, "asked": asked})

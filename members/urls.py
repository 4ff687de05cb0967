"""Addresses of accounts."""

from django.urls import include, path

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery

from members.views.passkeys import (
    AddPasskeyView,
    PasskeySignInView,
    RemovePasskeyView,
    RenamePasskeyView,
    WaysInView,
)
from members.views.password import OwnPasswordView
from members.views.second_factor import (
    ConfirmView,
    RecoveryCodesView,
    RemoveAppView,
    SetUpAppView,
    ShowFactorView,
)
from members.views.sessions import SessionsView
from members.views.sign_in import SignInCodeView, SignInView
from members.views.sign_in_link import SignInLinkView
from portal.routes import in_languages

SIGN_IN = in_languages(fr="compte/connexion/", en="account/sign-in/")


def second_factor(fr, en):
    """Return a route under the second factor's."""
    return in_languages(fr=f"compte/deuxieme-facteur/{fr}", en=f"account/second-factor/{en}")


def passkeys(fr, en):
    """Return a route under the passkeys'."""
    return in_languages(fr=f"compte/cles-d-acces/{fr}", en=f"account/passkeys/{en}")


urlpatterns = [
    path("", include("members.charter.urls")),
    path("", include("members.applications.urls")),
    path("", include("members.directory.urls")),
    path("", include("members.messages.urls")),
    path("", include("members.data_rights.urls")),
    path("", include("members.privacy.urls")),
    path("e/", include("members.phrase.urls")),
    path(SIGN_IN, SignInView.as_view(), name="account_login"),
    # allauth knows the same page by this name too.
    path(SIGN_IN, SignInView.as_view(), name="account_request_login_code"),
    path(
        in_languages(fr="compte/connexion/code/", en="account/sign-in/code/"),
        SignInCodeView.as_view(),
        name="account_confirm_login_code",
    ),
    path(
        in_languages(fr="compte/connexion/lien/<str:token>/", en="account/sign-in/link/<str:token>/"),
        SignInLinkView.as_view(),
        name="sign_in_link",
    ),
    path(
        in_languages(fr="compte/sessions/", en="account/sessions/"), SessionsView.as_view(), name="sessions"
    ),
    path(
        in_languages(fr="compte/deconnexion/", en="account/sign-out/"), account.logout, name="account_logout"
    ),
    path(
        in_languages(fr="compte/connexion/cle-d-acces/", en="account/sign-in/passkey/"),
        PasskeySignInView.as_view(),
        name="mfa_login_webauthn",
    ),
    path(
        in_languages(fr="compte/mot-de-passe/", en="account/password/"),
        OwnPasswordView.as_view(),
        name="own_password",
    ),
    path(passkeys("", ""), WaysInView.as_view(), name="mfa_list_webauthn"),
    path(passkeys("nouvelle/", "new/"), AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path(passkeys("<key:pk>/nom/", "<key:pk>/name/"), RenamePasskeyView.as_view(), name="mfa_edit_webauthn"),
    path(
        passkeys("<key:pk>/retrait/", "<key:pk>/remove/"),
        RemovePasskeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(second_factor("", ""), factor.index, name="mfa_index"),
    path(second_factor("connexion/", "sign-in/"), ShowFactorView.as_view(), name="mfa_authenticate"),
    path(second_factor("confirmation/", "confirm/"), ConfirmView.as_view(), name="mfa_reauthenticate"),
    path(second_factor("application/", "app/"), SetUpAppView.as_view(), name="mfa_activate_totp"),
    path(
        second_factor("application/retrait/", "app/remove/"),
        RemoveAppView.as_view(),
        name="mfa_deactivate_totp",
    ),
    path(second_factor("codes/", "codes/"), RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path(
        second_factor("codes/nouveaux/", "codes/new/"),
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        second_factor("codes/telecharger/", "codes/download/"),
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("", include("members.organisations.urls")),
]

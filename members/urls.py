"""Addresses of accounts."""

from django.urls import path

from allauth.account import views as account

from portal.routes import in_languages

urlpatterns = [
    path(
        in_languages(fr="compte/connexion/", en="account/sign-in/"),
        account.request_login_code,
        name="account_login",
    ),
    path(
        in_languages(fr="compte/connexion/code/", en="account/sign-in/code/"),
        account.confirm_login_code,
        name="account_confirm_login_code",
    ),
    path(
        in_languages(fr="compte/deconnexion/", en="account/sign-out/"), account.logout, name="account_logout"
    ),
]

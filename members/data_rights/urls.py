"""Addresses of « Mon compte » and « Mes données »."""

from django.urls import path

from members.data_rights import views
from portal.routes import in_languages


def _my_data(fr, en):
    return in_languages(fr=f"compte/mes-donnees/{fr}", en=f"account/my-data/{en}")


urlpatterns = [
    path(in_languages(fr="compte/", en="account/"), views.account, name="account"),
    path(_my_data("", ""), views.my_data, name="my_data"),
    path(_my_data("copie/", "copy/"), views.copy, name="my_data_copy"),
    path(_my_data("accords/", "consents/"), views.withdraw_consent, name="withdraw_consent"),
    path(_my_data("effacer/", "erase/"), views.erase, name="erase_my_account"),
    path(in_languages(fr="compte/efface/", en="account/erased/"), views.erased, name="account_erased"),
]

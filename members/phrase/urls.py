"""Addresses of accounts with a passphrase: letters that tell nothing where a history keeps them."""

from django.urls import path

from members.phrase import views

urlpatterns = [
    path("p/", views.enter, name="phrase_enter"),
    path("s/", views.stay, name="phrase_stay"),
    path("m/", views.account, name="phrase_account"),
    path("m/p/", views.change_phrase, name="phrase_change"),
    path("m/c/", views.copy, name="phrase_copy"),
    path("m/x/", views.erase, name="phrase_erase"),
    path("m/z/", views.erased, name="phrase_erased"),
]

"""Addresses of the people of a space."""

from django.urls import path

from spaces.people import inviting_views, name_views, views

urlpatterns = [
    path("p/", views.people, name="space_people"),
    path("p/i/", inviting_views.invite, name="space_invite"),
    path("p/w/", inviting_views.withdraw, name="space_withdraw"),
    path("p/l/", views.show_me, name="space_show_me"),
    path("p/s/", views.look_after, name="space_look_after"),
    path("p/<token:person_id>/", views.person, name="space_person"),
    path("p/<token:person_id>/r/", views.answer_request, name="space_answer"),
    path("n/", name_views.my_name, name="space_my_name"),
]

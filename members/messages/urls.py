"""Addresses of the messages between members."""

from django.urls import path

from members.messages import choices, views
from portal.routes import in_languages


def mine(fr, en):
    """Return a route under one's messages."""
    return in_languages(fr=f"compte/messages/{fr}", en=f"account/messages/{en}")


urlpatterns = [
    path(
        in_languages(fr="membres/<slug:public_id>/ecrire/", en="members/<slug:public_id>/write/"),
        views.write_member,
        name="write_member",
    ),
    path(mine("", ""), views.my_messages, name="my_messages"),
    path(mine("<uuid:thread>/", "<uuid:thread>/"), views.my_exchange, name="my_exchange"),
    path(mine("<uuid:thread>/effacer/", "<uuid:thread>/erase/"), choices.erase, name="erase_exchange"),
    path(mine("<uuid:thread>/bloquer/", "<uuid:thread>/block/"), choices.block, name="block_member"),
    path(mine("signaler/<uuid:message>/", "report/<uuid:message>/"), choices.report, name="report_message"),
]

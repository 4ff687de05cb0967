"""Addresses of spaces: the doors of discussions, and what is inside, behind opaque identifiers."""

from django.urls import include, path

from members.privacy.places import DESK
from portal.routes import in_languages
from spaces.discussions import views as discussions
from spaces.discussions import writing_views
from spaces.finding import views as finding
from spaces.mail import choosing_views
from spaces.mail import views as mail_views
from spaces.map import views as map_views
from spaces.mine import views as mine
from spaces.moderation import desk_views
from spaces.moderation.everywhere import moderation_everywhere
from spaces.opening import views as opening
from spaces.questions.urgent import urgent
from spaces.reading import views as reading
from spaces.testimonies import public_views as testimonies


def _desk(fr="", en=""):
    return in_languages(fr=f"{DESK['fr']}espaces/{fr}", en=f"{DESK['en']}spaces/{en}")


urlpatterns = [
    path("discussions/", discussions.all_discussions, name="discussions"),
    path(
        in_languages(fr="discussions/ecrire/", en="discussions/write/"),
        writing_views.write_somewhere,
        name="write_somewhere",
    ),
    path(
        in_languages(fr="discussions/moderer/", en="discussions/moderate/"),
        moderation_everywhere,
        name="moderation_everywhere",
    ),
    path(_desk(), desk_views.moderation_desk, name="moderation_desk"),
    path(_desk("identite/", "identity/"), desk_views.ask_identity, name="ask_identity"),
    path(
        _desk("identite/<token:request_id>/", "identity/<token:request_id>/"),
        desk_views.identity_request,
        name="identity_request",
    ),
    path(
        in_languages(fr="discussions/tout-est-vu/", en="discussions/all-seen/"),
        reading.discussions_seen,
        name="discussions_seen",
    ),
    path(
        in_languages(fr="discussions/chercher/", en="discussions/find/"),
        finding.find_anywhere,
        name="find_anywhere",
    ),
    path("discussions/urgent/", urgent, name="urgent"),
    path(
        in_languages(fr="courriels/arreter/<str:token>/", en="mails/stop/<str:token>/"),
        mail_views.stop_mails,
        name="stop_mails",
    ),
    path(in_languages(fr="temoignages/", en="testimonies/"), testimonies.testimonies, name="testimonies"),
    path(
        in_languages(fr="temoignages/<token:testimony_id>/", en="testimonies/<token:testimony_id>/"),
        testimonies.testimony,
        name="testimony",
    ),
    path(in_languages(fr="espaces-ouvrir/", en="spaces-open/"), opening.choose, name="open_space"),
    path(
        in_languages(fr="espaces-ouvrir/<slug:kind>/", en="spaces-open/<slug:kind>/"),
        opening.open_one,
        name="open_space_of_kind",
    ),
    path(in_languages(fr="compte/mes-espaces/", en="account/my-spaces/"), mine.my_spaces, name="my_spaces"),
    path("e/", map_views.spaces_map, name="spaces_map"),
    path("e/", include("spaces.shelter.urls")),
    path("e/<token:space_id>/", include("spaces.inside.urls")),
    path("e/<token:space_id>/", include("spaces.shelter.inside_urls")),
    path("e/<token:space_id>/", include("spaces.discussions.urls")),
    path("e/<token:space_id>/", include("spaces.moderation.urls")),
    path("e/<token:space_id>/", include("spaces.reading.urls")),
    path("e/<token:space_id>/", include("spaces.finding.urls")),
    path("e/<token:space_id>/", include("spaces.arranging.urls")),
    path("e/<token:space_id>/", include("spaces.resources.urls")),
    path("e/<token:space_id>/", include("spaces.announcements.urls")),
    path("e/<token:space_id>/", include("spaces.meetings.urls")),
    path("e/<token:space_id>/", include("spaces.polls.urls")),
    path("e/<token:space_id>/", include("spaces.texts.urls")),
    path("e/<token:space_id>/", include("spaces.questions.urls")),
    path("e/<token:space_id>/a/m/", mail_views.space_mails, name="space_mails"),
    path("e/<token:space_id>/a/c/", choosing_views.mail_choice, name="mail_choice"),
    path("e/<token:space_id>/a/c/o/", choosing_views.confirm_mail, name="confirm_mail"),
    path("e/<token:space_id>/a/c/m/", choosing_views.change_mail, name="change_mail"),
    path("e/<token:space_id>/", include("spaces.testimonies.urls")),
    path("e/<token:space_id>/", include("spaces.people.urls")),
    path("e/<token:space_id>/", include("spaces.settings.urls")),
    path("e/<token:space_id>/d/", map_views.ask_to_come_in, name="space_ask"),
    path("e/<token:space_id>/i/", map_views.invitation, name="space_invitation"),
]

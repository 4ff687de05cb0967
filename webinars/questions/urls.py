"""Addresses of the questions of events."""

from django.urls import path

from portal.routes import in_languages
from webinars.questions import moderator_views, speaker_views, views


def asked(fr, en):
    """Return a route under the questions."""
    return in_languages(fr=f"webinaires/questions/{fr}", en=f"webinars/questions/{en}")


def spoken(rest):
    """Return a route under a speaker's secret."""
    return in_languages(
        fr=f"webinaires/intervenante/<slug:secret>/{rest}", en=f"webinars/speaker/<slug:secret>/{rest}"
    )


urlpatterns = [
    path(asked("<key:key>/", "<key:key>/"), views.event_questions, name="event_questions"),
    path(
        asked("invitee/<slug:registration>/", "guest/<slug:registration>/"),
        views.guest_questions,
        name="guest_questions",
    ),
    path(
        asked("<key:key>/animer/", "<key:key>/moderate/"), moderator_views.moderate, name="moderate_questions"
    ),
    path(
        asked("<key:key>/animer/etat/", "<key:key>/moderate/state/"),
        moderator_views.state,
        name="moderated_state",
    ),
    path(spoken(""), speaker_views.screen, name="speaker_screen"),
    path(spoken("etat/"), speaker_views.state, name="speaker_state"),
]

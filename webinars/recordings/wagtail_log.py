"""What is done with recordings, as the history of the page says it."""

from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from portal.visibility import Audience

WHAT = {
    "video": _("The video was put on line"),
    "audio": _("The sound was put on line"),
    "no video": _("The video was taken away"),
    "no audio": _("The sound was taken away"),
    "elsewhere": _("The address of the recording elsewhere changed"),
    "captions": _("The captions changed"),
    "words": _("The transcript or the chapters changed"),
    "sheet": _("The synthesis changed"),
    "material": _("The documents changed"),
    "mention": _("What was mentioned changed"),
}


@hooks.register("register_log_actions")
def recording_actions(actions):
    """Declare what is done with recordings as logged actions."""

    @actions.register_action("webinars.recording")
    class RecordingChange(LogFormatter):
        label = _("Change what there is to see again")

        def format_message(self, entry):
            """Say what changed in words."""
            return WHAT.get(entry.data["what"], "")

    @actions.register_action("webinars.recording_audience")
    class RecordingAudienceChange(LogFormatter):
        label = _("Change the audience of the recording")

        def format_message(self, entry):
            """Say the new audience in words."""
            return _("Recording: %(audience)s") % {"audience": Audience(entry.data["to"]).label}

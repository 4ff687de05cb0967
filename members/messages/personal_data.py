"""What messages hold about somebody, on both sides."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import MemberBlock, MemberMessage, MessageReport
from members.naming import name_to_members
from portal.registries.personal_data import PersonalData, personal_data


def _export(user):
    """Give what she sent, what she received and did not erase, whom she blocked and what she reported.

    That somebody blocked her, or reported her, is the other's: it would reveal somebody else (Loi 25, s. 40).
    """
    people = ("sender__profile", "recipient__profile")
    received = Q(recipient=user, erased_by_recipient=False, stopped=False)
    messages = MemberMessage.objects.filter(received | Q(sender=user)).select_related(*people)
    blocks = MemberBlock.objects.filter(blocker=user).select_related("blocked__profile")
    return {
        gettext_noop("messages"): [
            {
                gettext_noop("from"): name_to_members(message.sender),
                gettext_noop("to"): name_to_members(message.recipient),
                gettext_noop("subject"): message.get_subject_display(),
                gettext_noop("message"): message.text,
                gettext_noop("sent"): message.sent_at.isoformat(),
            }
            for message in messages.order_by("sent_at", "pk")
        ],
        gettext_noop("blocked"): [name_to_members(block.blocked) for block in blocks.order_by("made_at")],
        gettext_noop("reported"): [
            {
                gettext_noop("message"): report.text,
                gettext_noop("words"): report.words,
                gettext_noop("reported"): report.reported_at.isoformat(),
            }
            for report in MessageReport.objects.filter(reporter=user).order_by("reported_at")
        ],
    }


def _erase(user):
    """Erase what she sent and received, for the other too.

    A reported message that waits to be judged stays until it is, without her account and without the words
    that she reported it with: leaving would otherwise destroy the proof.
    """
    either = Q(sender=user) | Q(recipient=user)
    reports = MessageReport.objects.filter(Q(reporter=user) | Q(reported=user))
    reports.filter(settled_at__isnull=False).delete()
    MessageReport.objects.filter(reporter=user).update(reporter=None, message=None, words="")
    MessageReport.objects.filter(reported=user).update(reported=None, message=None)
    MemberMessage.objects.filter(either).delete()
    MemberBlock.objects.filter(Q(blocker=user) | Q(blocked=user)).delete()


def register_messages():
    """Declare what is held about who writes and who reads."""
    label = _("Your messages with other members")
    personal_data.register(
        PersonalData(
            "member_messages",
            label,
            _export,
            _erase,
            covers=("members.MemberMessage", "members.MemberBlock", "members.MessageReport"),
        )
    )

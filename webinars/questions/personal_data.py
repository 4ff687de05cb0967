"""What questions hold about a member.

What she asked with her name is hers to read, to erase, or to leave as asked by « une intervenante ». What
she asked without is in no export, not even her own: somebody else may make one for her. While its mark is
kept, it goes or stays as the others do; afterwards nothing ties it to anybody.
"""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from portal.registries.personal_data import PersonalData, Published, personal_data
from webinars.models import EventRegistration, Question, QuestionHelper, QuestionVoice
from webinars.questions.asking import remove
from webinars.questions.marks import mark_of_guest, mark_of_member


def _as_guest(user):
    """Return her registrations as a guest: with the address of her account, or taken up by it since."""
    hers = Q(user=user)
    if user.email:
        hers |= Q(user=None, email__iexact=user.email)
    return EventRegistration.objects.filter(hers)


def _of(user):
    return Question.objects.filter(Q(author=user) | Q(guest__in=_as_guest(user)))


def _marks(user):
    """Return what stands for her at each event at which marks are still kept."""
    events = set(QuestionVoice.objects.values_list("question__event", flat=True).distinct().order_by())
    events |= set(Question.objects.exclude(author_mark="").values_list("event", flat=True).order_by())
    as_guest = [mark_of_guest(own) for own in _as_guest(user)]
    return [mark_of_member(event, user) for event in events] + as_guest


def _export(user):
    asked = [
        {
            gettext_noop("event"): question.event.title,
            gettext_noop("question"): question.text,
            gettext_noop("answer"): question.answer,
            gettext_noop("asked on"): question.asked_at.isoformat(),
        }
        for question in _of(user).select_related("event")
    ]
    helps = [
        {
            gettext_noop("event"): helper.event.title,
            gettext_noop("you sort its questions since"): helper.named_at.isoformat(),
        }
        for helper in QuestionHelper.objects.filter(user=user).select_related("event")
    ]
    return asked + helps


def _release(user):
    """Leave her questions, by nobody, each with as many people as it had."""
    marks = _marks(user)
    own = Question.objects.filter(author_mark__in=marks)
    own.update(author_mark="", voices_kept=F("voices_kept") + 1)
    _of(user).update(author=None, guest=None, author_mark="")


def _erase(user):
    marks = _marks(user)
    keys = set(Question.objects.filter(author_mark__in=marks).values_list("pk", flat=True))
    for key in sorted(keys | set(_of(user).values_list("pk", flat=True))):
        # One that was erased may have left its place to another of hers.
        remove(Question.objects.get(pk=key))
    QuestionVoice.objects.filter(mark__in=marks).delete()
    QuestionHelper.objects.filter(user=user).delete()


def register_questions():
    """Declare what is held about those who ask and who sort."""
    label = _("Your questions at webinars and meetings")
    published = Published(lambda user: _of(user).count(), _release)
    covers = ("webinars.Question", "webinars.QuestionHelper")
    personal_data.register(PersonalData("event_questions", label, _export, _erase, published, covers=covers))

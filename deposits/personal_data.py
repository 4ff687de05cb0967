"""What deposits hold about people: given to them, and erased with them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from deposits.answers import words_of
from deposits.models import Deposit, DepositMessage, DepositState, OnBehalf, Opinion, ProposedEdit
from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.search.models import SearchState


def _deposit(deposit):
    return {
        gettext_noop("what it is"): str(deposit.depositable.label),
        gettext_noop("state"): str(deposit.get_state_display()),
        gettext_noop("begun"): deposit.begun_at.isoformat(),
        gettext_noop("words"): {str(label): text for _name, label, text in words_of(deposit)},
        gettext_noop("files"): [file.download_name for file in deposit.files.all()],
        gettext_noop("messages"): [
            {
                gettext_noop("from the team"): message.from_team,
                gettext_noop("message"): message.text,
                gettext_noop("sent"): message.sent_at.isoformat(),
            }
            for message in deposit.messages.all()
        ],
    }


def _export(user):
    """Give what she deposited and what was said of it. What a colleague thinks of it is the colleague's."""
    return [_deposit(deposit) for deposit in Deposit.objects.filter(author=user)]


def _published(user):
    return Deposit.objects.filter(author=user, state=DepositState.APPROVED).exclude(page=None)


def _release(user):
    """Take her off what was published; its page is released by the app that holds it."""
    for deposit in _published(user):
        # What was typed in her name says who she is; left there, its link would open to anybody again.
        OnBehalf.objects.filter(deposit=deposit).delete()
        deposit.opinions.all().delete()
        deposit.messages.all().delete()
        deposit.edits.all().delete()
        deposit.revisions.all().delete()
        deposit.files.all().delete()
    _published(user).update(
        author=None, typed_by=None, answers={}, labels={}, assigned_to=None, latest_revision=None
    )


def _erase(user):
    """Erase what is still hers: drafts, what waits, what was declined; and her name from what she did."""
    # A page that thanks her does so no more: what was kept of it for visitors is made anew.
    SearchState.advance()
    Deposit.objects.filter(author=user).delete()
    Deposit.objects.filter(author=None, typed_by=user, submitted_at=None).delete()
    for model, field in ((Deposit, "typed_by"), (Deposit, "assigned_to"), (Deposit, "decided_by")):
        model.objects.filter(**{field: user}).update(**{field: None})
    DepositMessage.objects.filter(author=user).update(author=None)
    ProposedEdit.objects.filter(proposed_by=user).update(proposed_by=None)
    OnBehalf.objects.filter(recorded_by=user).update(recorded_by=None)
    Opinion.objects.filter(asked_of=user).delete()
    Opinion.objects.filter(asked_by=user).update(asked_by=None)


def register_deposits_data():
    """Declare what is held about who deposits."""
    models = ("Deposit", "DepositMessage", "ProposedEdit", "OnBehalf", "Opinion")
    personal_data.register(
        PersonalData(
            "deposits",
            _("What you shared"),
            _export,
            _erase,
            published=Published(lambda user: _published(user).count(), _release),
            covers=tuple(f"deposits.{model}" for model in models),
        )
    )

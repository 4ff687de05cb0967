"""Canaries of a member in what the community holds of her: application, charter, profile, messages."""

from datetime import date

from allauth.mfa.models import Authenticator

from members.models import (
    Application,
    ApplicationMessage,
    ApplicationState,
    CharterSignature,
    CharterTalk,
    ConsentWay,
    MessageReport,
    PasskeyHandle,
    Profile,
)
from tests.factories import (
    make_application,
    make_charter,
    make_event,
    make_message,
    make_organisation,
    make_person,
    make_question,
)
from webinars.models import QuestionHelper

WORDS = {
    "profile": "zqprofilzq",
    "said of herself": "zqaproposzq",
    "name shown": "zqnommontrezq",
    "application": "zqdemandeadhesionzq",
    "second application": "zqsecondedemandezq",
    "message of her application": "zqreponsedemandezq",
    "signature": "zqsignaturezq",
    "talk before signing": "zqdiscussionzq",
    "message sent": "zqmessageenvoyezq",
    "message received": "zqmessagerecuzq",
    "report": "zqsignalementzq",
    "contact of an organisation": "zqfonctionzq",
    "passkey": "zqclezq",
    "question": "zqquestionzq",
    "question without her name": "zqsansnomzq",
}


def plant_community(user):
    """Leave a canary in each place; the charter is signed."""
    Profile.objects.create(
        user=user, public_id=WORDS["profile"], name=WORDS["name shown"], about=WORDS["said of herself"]
    )
    _apply(user)
    version = make_charter()
    CharterSignature.objects.create(
        user=user, version=version, language="fr", text=WORDS["signature"], agreements=[]
    )
    CharterTalk.objects.create(user=user, text=WORDS["talk before signing"])
    type(user).objects.filter(pk=user.pk).update(must_sign_charter=False)
    other = make_person("member")
    make_message(user, other, WORDS["message sent"])
    received = make_message(other, user, WORDS["message received"])
    MessageReport.objects.create(
        message=received,
        reporter=user,
        reported=other,
        text="Ce que l’autre a écrit",
        sent_at=received.sent_at,
        words=WORDS["report"],
    )
    organisation = make_organisation("Maison d’essai")
    organisation.contact_name, organisation.direct_email = user.get_full_name(), user.email
    organisation.contact_role = WORDS["contact of an organisation"]
    organisation.contact_consent_way = next(iter(ConsentWay))
    organisation.contact_consent_on = date(2026, 1, 1)
    organisation.save()
    PasskeyHandle.objects.create(user=user, handle=WORDS["passkey"])
    Authenticator.objects.create(user=user, type="webauthn", data={"name": WORDS["passkey"]})


def _apply(user):
    application = make_application(
        email=user.email, why=WORDS["application"], account=user, state=ApplicationState.ACCEPTED
    )
    ApplicationMessage.objects.create(
        application=application, from_team=False, text=WORDS["message of her application"]
    )
    Application.objects.create(email=user.email, why=WORDS["second application"])


def plant_questions(site, user):
    """Leave what she asked at an event, with her name and without, and that she helps to sort."""
    event = make_event(site)
    make_question(event, user, WORDS["question"], signed=True)
    make_question(event, user, WORDS["question without her name"])
    QuestionHelper.objects.create(event=event.eventpage_ptr, user=user)

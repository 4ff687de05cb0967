"""What is held about people who signed the charter."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import CharterSignature, CharterTalk, CharterVersion
from portal.registries.personal_data import PersonalData, personal_data


def _export(user):
    signatures = CharterSignature.objects.filter(user=user).select_related("version")
    talks = CharterTalk.objects.filter(user=user)
    return {
        gettext_noop("signatures"): [
            {
                gettext_noop("version"): signature.version.number,
                gettext_noop("signed"): signature.signed_at.isoformat(),
                gettext_noop("language"): signature.language,
                gettext_noop("text"): signature.text,
                gettext_noop("agreements"): signature.agreements,
            }
            for signature in signatures
        ],
        gettext_noop("talks asked for"): [
            {gettext_noop("asked"): talk.asked_at.isoformat(), gettext_noop("message"): talk.text}
            for talk in talks
        ],
    }


def _erase(user):
    CharterSignature.objects.filter(user=user).delete()
    CharterTalk.objects.filter(user=user).delete()
    CharterVersion.objects.filter(published_by=user).update(published_by=None)


def register_signatures():
    """Declare what is held."""
    personal_data.register(
        PersonalData(
            "charter",
            _("The charter that you signed"),
            _export,
            _erase,
            covers=("members.CharterSignature", "members.CharterTalk", "members.CharterVersion"),
        )
    )

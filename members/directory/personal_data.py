"""What a profile holds about somebody: given to her whole, erased whole."""

from django.utils.translation import gettext_lazy as _

from members.models import Profile
from portal.registries.personal_data import PersonalData, personal_data

TOLD = ("name", "title", "topics", "languages", "about", "contact", "absence_message")


def _export(user):
    profile = Profile.objects.filter(user=user).select_related("organisation", "region").first()
    if profile is None:
        return {}
    days = {name: getattr(profile, name) for name in ("absent_from", "absent_until", "choice_at")}
    return {
        **{name: getattr(profile, name) for name in TOLD},
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "address of the page": profile.public_id,
        "organisation": str(profile.organisation or ""),
        "in her own name": profile.on_her_own,
        "region": str(profile.region or ""),
        "sector": profile.get_sector_display(),
        "themes": [str(theme) for theme in profile.themes.all()],
        "pivot member of": [str(region) for region in profile.pivot_regions.all()],
        "shown to the members": sorted(profile.shown_fields),
        "text of the choice": profile.choice_text,
    }


def _erase(user):
    Profile.objects.filter(user=user).delete()


def register_profiles():
    """Declare what is held about members."""
    personal_data.register(PersonalData("profile", _("Your profile"), _export, _erase))

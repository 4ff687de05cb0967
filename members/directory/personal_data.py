"""What a profile holds about somebody: given to her whole, erased whole."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from members.models import Profile
from portal.registries.personal_data import PersonalData, personal_data

TOLD = {
    gettext_noop("name shown"): "name",
    gettext_noop("what she does"): "title",
    gettext_noop("can speak of"): "topics",
    gettext_noop("languages"): "languages",
    gettext_noop("about her"): "about",
    gettext_noop("how to reach her"): "contact",
    gettext_noop("message of absence"): "absence_message",
}


def _export(user):
    profile = Profile.objects.filter(user=user).select_related("organisation", "region").first()
    if profile is None:
        return {}
    away = [day.isoformat() if day else None for day in (profile.absent_from, profile.absent_until)]
    return {
        **{words: getattr(profile, name) for words, name in TOLD.items()},
        gettext_noop("absent from"): away[0],
        gettext_noop("absent until"): away[1],
        gettext_noop("address of the page"): profile.public_id,
        gettext_noop("first shown"): profile.listed_at.isoformat() if profile.listed_at else None,
        gettext_noop("organisation"): str(profile.organisation or ""),
        gettext_noop("contact of the organisation"): profile.represents,
        gettext_noop("in her own name"): profile.on_her_own,
        gettext_noop("region"): str(profile.region or ""),
        gettext_noop("sector"): profile.get_sector_display(),
        gettext_noop("themes"): [str(theme) for theme in profile.themes.all()],
        gettext_noop("pivot member of"): [str(region) for region in profile.pivot_regions.all()],
        gettext_noop("shown to the members"): sorted(profile.shown_fields),
    }


def _erase(user):
    Profile.objects.filter(user=user).delete()


def register_profiles():
    """Declare what is held about members."""
    covers = ("members.Profile", "members.Profile_themes", "members.Profile_pivot_regions")
    personal_data.register(PersonalData("profile", _("Your profile"), _export, _erase, covers=covers))

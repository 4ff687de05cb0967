"""A profile in which each field holds a word that stands nowhere else."""

from django.utils import timezone

from members.models import Organisation
from members.models.profile import FIELDS
from portal.models import Region, Theme
from tests.factories import make_profile

WORDS = {field: f"zq{field}zq" for field in FIELDS}


def make_full_profile(user, shown=()):
    """Make the profile of `user` with a canary in each field, of which she shows those named."""
    region, _ = Region.objects.get_or_create(
        code="96",
        defaults={"slug": "canari", "name_fr": WORDS["region"], "name_en": f"{WORDS['region']} en"},
    )
    theme, _ = Theme.objects.get_or_create(
        slug="canari", defaults={"name_fr": WORDS["themes"], "name_en": f"{WORDS['themes']} en"}
    )
    organisation, _ = Organisation.objects.get_or_create(
        name=WORDS["organisation"], defaults={"published": True}
    )
    return make_profile(
        user,
        shown,
        **{field: WORDS[field] for field in ("name", "title", "topics", "languages", "about", "contact")},
        organisation=organisation,
        region=region,
        sector="research",
        themes=[theme],
        absent_from=timezone.localdate(),
        absence_message=WORDS["absence"],
    )

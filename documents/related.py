"""What else to read after a notice, and why."""

from django.db.models import BigIntegerField, Case, Count, F, Q, Value, When
from django.utils.translation import gettext as _

from documents.alike import alike_by_subject
from documents.models import Contributor, DocumentPage, DocumentTag
from portal.links import addresses
from portal.models import PortalPage
from portal.registries.related import Related, RelatedSource, related_sources

MOST = 5
ENOUGH = 3  # found by people and keywords: the theme then adds nothing
PEOPLE = 3  # contributors of whom other works are looked for
SHARED_WORDS = 2  # keywords in common, at least
CANDIDATES = 20
COLUMNS = ("notice", "person", "number")


def related_notices(notice, user):
    """Return what to read after a notice: of the same people, with the same keywords, on its themes.

    Args:
        notice: a `DocumentPage`, or a page that leads to notices on its themes; else nothing.
        user: the reader.
    """
    if not isinstance(notice, PortalPage) or notice.pk is None:
        return []
    is_notice = isinstance(notice, DocumentPage)
    if not is_notice and not notice.leads_to_notices:
        return []
    readable = DocumentPage.objects.visible_to(user).values("pk")
    reasons = _by_people_and_words(notice, readable) if is_notice else {}
    if len(reasons) < ENOUGH:
        for key, reason in _about_the_same(notice, user).items():
            reasons.setdefault(key, reason)
    reasons.pop(notice.pk, None)
    notices = DocumentPage.objects.visible_to(user).filter(pk__in=reasons)
    found = {one.pk: one for one in notices.only("title", "path", "depth", "slug", "language")}
    urls = addresses(found.values())
    kept = [key for key in reasons if key in urls][:MOST]
    return [Related(found[key].title, urls[key], reasons[key], found[key].language_tag) for key in kept]


def _by_people_and_words(notice, readable):
    """Return {key of a notice: reason}: other works of the first contributors, then shared keywords.

    Only what she may read is counted, so that what is hidden from her changes nothing of what she sees.
    """
    people = {person.pk: person for person in list(notice.contributors.all())[:PEOPLE]}
    words = [tag.pk for tag in notice.tags.all()]
    if not people and len(words) < SHARED_WORDS:
        return {}
    works = _works_of(people.values(), notice).filter(page__in=readable)
    shared = _sharing(words, notice).filter(content_object__in=readable)
    rows = works.values_list(*COLUMNS).union(shared.values_list(*COLUMNS), all=True)
    reasons = {}
    for key, person, number in rows.order_by("-person", "-number", "-notice")[:CANDIDATES]:
        reasons.setdefault(key, _reason(people, person, number))
    return reasons


def _works_of(people, notice):
    """Return rows of (notice, contributor of this one, 0)."""
    same, whose = Q(pk__in=[]), []
    for person in people:
        is_her = Q(family=person.family, given=person.given, organisation=person.organisation)
        same |= is_her
        whose.append(When(is_her, then=Value(person.pk)))
    works = Contributor.objects.filter(same).exclude(page_id=notice.pk).order_by()
    person = Case(*whose, default=Value(0), output_field=BigIntegerField())
    number = Value(0, output_field=BigIntegerField())
    return works.annotate(notice=F("page_id"), person=person, number=number)


def _sharing(words, notice):
    """Return rows of (notice, 0, number of keywords in common)."""
    shared = DocumentTag.objects.filter(tag_id__in=words).exclude(content_object_id=notice.pk)
    counted = shared.values(notice=F("content_object_id")).annotate(
        person=Value(0, output_field=BigIntegerField()), number=Count("pk")
    )
    return counted.filter(number__gte=SHARED_WORDS).order_by()


def _reason(people, person, number):
    if person:
        return _("From the same author or publisher: %(name)s") % {"name": people[person]}
    return _("%(number)s keywords in common") % {"number": number}


def _about_the_same(notice, user):
    """Return {key of a notice: reason}: those that share most of its themes, then its region."""
    return {alike.key: _subjects_in_words(alike) for alike in alike_by_subject(notice, user, MOST)}


def _subjects_in_words(alike):
    names = ", ".join(str(theme) for theme in alike.themes)
    if len(alike.themes) == 1:
        words = _("Same theme: %(theme)s") % {"theme": names}
    else:
        words = _("Same themes: %(themes)s") % {"themes": names}
    regions = ", ".join(str(region) for region in alike.regions)
    return " · ".join([words, *([_("Same region: %(region)s") % {"region": regions}] if regions else [])])


def register_source():
    """Declare the notices to those who show related things."""
    related_sources.register(RelatedSource("notices", related_notices))

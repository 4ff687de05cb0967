"""What news hold about who wrote them: what is published may stay, told by « une intervenante »."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override

from wagtail.models import Revision

from news.models import NewsPage
from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.search.indexing import forget_erased
from portal.tree import tree_lock


def _of(user):
    return NewsPage.objects.filter(author=user).order_by("pk")


def _published_by(user):
    return _of(user).filter(live=True)


def _export(user):
    return [
        {
            gettext_noop("title"): news.title,
            gettext_noop("what happened"): news.introduction,
            gettext_noop("day of the news"): news.published_on.isoformat(),
            gettext_noop("who tells it"): news.credit,
        }
        for news in _of(user)
    ]


def _nobody(language):
    """Return what takes her place, in the language of the news."""
    with override(language if language in ("fr", "en") else "fr"):
        return {"credit": str(_("A worker")), "author": None}


def _release(user):
    """Leave what she published, told by nobody: on the page, and in its former states."""
    _rewrite_revisions(user)
    hers = list(_published_by(user))
    for news in hers:
        for name, value in _nobody(news.language).items():
            setattr(news, name, value)
        news.save()
    if hers:
        forget_erased()


def _erase(user):
    """Erase what is still hers, with its former states; a page that was hers once forgets it."""
    with tree_lock():
        hers = list(_of(user).values_list("pk", flat=True))
        for key in hers:
            NewsPage.objects.get(pk=key).delete()
        if hers:
            forget_erased()
    _rewrite_revisions(user)


def _rewrite_revisions(user):
    keys = [str(key) for key in NewsPage.objects.values_list("pk", flat=True)]
    hers = Revision.page_revisions.filter(object_id__in=keys, content__author=user.pk)
    for revision in hers.iterator():
        content = {**revision.content, **_nobody(revision.content.get("language"))}
        Revision.objects.filter(pk=revision.pk).update(content=content)


def register_news():
    """Declare what is held about those who write news."""
    published = Published(lambda user: _published_by(user).count(), _release)
    label = _("News that you wrote")
    personal_data.register(PersonalData("news", label, _export, _erase, published, covers=("news.NewsPage",)))

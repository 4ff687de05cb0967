"""What tools hold about the member who made them: they may stay as made by « une intervenante »."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, override

from wagtail.models import Revision

from portal.registries.personal_data import PersonalData, Published, personal_data
from portal.search.indexing import forget_erased
from portal.tree import tree_lock
from tools.files import forget_files
from tools.models import ToolPage


def _of(user):
    return ToolPage.objects.filter(author=user)


def _export(user):
    return [
        {
            gettext_noop("title"): tool.title,
            gettext_noop("who made it"): tool.credit,
            gettext_noop("told by, written by"): tool.told_by,
            gettext_noop("what it is for"): tool.purpose,
            gettext_noop("for whom"): tool.for_whom,
            gettext_noop("when to use it"): tool.when_to_use,
            gettext_noop("how to use it"): tool.how_to_use,
            gettext_noop("the practice, told in words"): tool.words,
            gettext_noop("files"): [row.file.title for row in tool.files.all()],
        }
        for tool in _of(user).prefetch_related("files__file").order_by("pk")
    ]


def _nobody(language):
    """Return who made it once she is gone; its words stay closed to the team."""
    with override(language if language in ("fr", "en") else "fr"):
        return {"author": None, "credit": str(_("A worker")), "told_by": "", "confided": True}


def _release(user):
    """Leave her tools, by nobody: on the page, and in what Wagtail keeps of its former states."""
    _rewrite_revisions(user)
    tools = list(_of(user))
    for tool in tools:
        for name, value in _nobody(tool.language).items():
            setattr(tool, name, value)
        tool.save()
    if tools:
        forget_erased()


def _rewrite_revisions(user):
    # A tool may have changed hands: each of its states says whose it was.
    keys = [str(key) for key in ToolPage.objects.values_list("pk", flat=True)]
    for revision in Revision.page_revisions.filter(object_id__in=keys).iterator():
        if revision.content.get("author") != user.pk:
            continue
        revision.content.update(_nobody(revision.content.get("language")))
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _erase(user):
    _rewrite_revisions(user)
    tools = list(_of(user))
    with tree_lock():
        for tool in tools:
            files = [row.file_id for row in tool.files.all()]
            tool.delete()
            forget_files(files)
    if tools:
        forget_erased()


def register_tools():
    """Declare what is held about those who made tools."""
    published = Published(lambda user: _of(user).count(), _release)
    label = _("Tools that you made")
    personal_data.register(
        PersonalData("tools", label, _export, _erase, published, covers=("tools.ToolPage",))
    )

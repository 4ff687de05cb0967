"""What the Wagtail admin keeps of who works in it: comments, logs, revisions, uploads, preferences."""

import json
from functools import partial

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    TaskState,
    UploadedFile,
)
from wagtail.users.models import UserProfile

from wagtail_localize.models import TranslationSource

from portal.registries.personal_data import PersonalData, personal_data

COMMENTS = "wagtail_admin_comments"


def _without(content, key):
    """Return the content of a revision without an account, None when it does not name it.

    Args:
        content: a page as Wagtail serialises it.
        key: of the account.
    """
    found = dict(content)
    for field in ("owner", "locked_by"):
        if found.get(field) == key:
            found[field] = None
    if COMMENTS in found:
        found[COMMENTS] = [_comment_without(one, key) for one in found[COMMENTS] if one.get("user") != key]
    return found if found != content else None


def _comment_without(comment, key):
    replies = [reply for reply in comment.get("replies", []) if reply.get("user") != key]
    resolved = None if comment.get("resolved_by") == key else comment.get("resolved_by")
    return {**comment, "replies": replies, "resolved_by": resolved}


def _clean_revisions(user):
    named = Q(content__owner=user.pk) | Q(content__locked_by=user.pk) | ~Q(**{f"content__{COMMENTS}": []})
    for revision in Revision.objects.filter(named).iterator(chunk_size=50):
        content = _without(revision.content, user.pk)
        if content is not None:
            Revision.objects.filter(pk=revision.pk).update(content=content)


def _clean_translations(user):
    """Clean the copies that wagtail-localize keeps of the pages it translates."""
    for source in TranslationSource.objects.iterator(chunk_size=50):
        content = _without(json.loads(source.content_json), user.pk)
        if content is not None:
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def _clean_logs(user):
    about = ContentType.objects.get_for_model(user)
    ModelLogEntry.objects.filter(content_type=about, object_id=str(user.pk)).delete()
    LogEntry.objects.filter(content_type=about, object_id=str(user.pk)).delete()
    # What somebody commented is in the log too, word for word.
    PageLogEntry.objects.filter(user_id=user.pk, action__startswith="wagtail.comments.").delete()
    for model in (PageLogEntry, ModelLogEntry):
        model.objects.filter(user_id=user.pk).update(user_id=None)
    ReferenceIndex.objects.filter(content_type=about, object_id=str(user.pk)).delete()
    ReferenceIndex.objects.filter(to_content_type=about, to_object_id=str(user.pk)).delete()


def _clean_files(user):
    """Erase the files that only she could see, once nothing can bring their rows back."""
    uploads = UploadedFile.objects.filter(uploaded_by_user=user)
    avatars = UserProfile.objects.filter(user=user).exclude(avatar="")
    files = [*(upload.file for upload in uploads), *(profile.avatar for profile in avatars)]
    uploads.delete()
    for file in files:
        transaction.on_commit(partial(file.storage.delete, file.name))


def _erase(user):
    TaskState.objects.filter(finished_by=user).update(comment="")
    _clean_revisions(user)
    _clean_translations(user)
    _clean_logs(user)
    _clean_files(user)


def _export(user):
    entries = PageLogEntry.objects.filter(user_id=user.pk).order_by("timestamp")
    comments = [*Comment.objects.filter(user=user), *CommentReply.objects.filter(user=user)]
    return {
        gettext_noop("changes of pages"): [
            {
                gettext_noop("what"): entry.action,
                gettext_noop("page"): entry.label,
                gettext_noop("when"): entry.timestamp.isoformat(),
            }
            for entry in entries
        ],
        gettext_noop("comments"): [
            {gettext_noop("text"): comment.text, gettext_noop("when"): comment.created_at.isoformat()}
            for comment in comments
        ],
    }


def register_staff_traces():
    """Declare what is held about who works in the admin."""
    personal_data.register(
        PersonalData(
            "staff_traces",
            _("What you did where the site is managed"),
            _export,
            _erase,
            covers=(
                "wagtailcore.ModelLogEntry",
                "wagtailcore.PageLogEntry",
                "wagtailcore.Revision",
                "wagtailcore.Comment",
                "wagtailcore.CommentReply",
                "wagtailcore.UploadedFile",
                "wagtailcore.TaskState",
                "wagtailusers.UserProfile",
                "admin.LogEntry",
            ),
        )
    )

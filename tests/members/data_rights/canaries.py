"""Words of a member, in every place where something of her can be today."""

import json
import uuid
from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone

from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    PageLogEntry,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail.users.models import UserProfile

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django_tasks_db.models import DBTaskResult
from wagtail_localize.models import TranslationSource

from documents.models import ImportBatch
from members.data_rights import consents
from members.directory.consent import DIRECTORY
from members.models import DataRequest, MemberNote, SignInHelp, SignInLink, User
from members.sealing import seal
from members.tasks import send_code
from portal import mail
from portal.mail import deliver
from portal.models import OutgoingMessage
from tests.factories import make_event, make_image, make_notice, make_problem, make_registration
from tests.members.data_rights.community_canaries import WORDS as COMMUNITY
from tests.members.data_rights.community_canaries import plant_community, plant_questions
from tests.members.data_rights.deposit_canaries import WORDS as DEPOSITS
from tests.members.data_rights.deposit_canaries import plant_deposits
from tests.members.data_rights.event_canaries import WORDS as EVENTS
from tests.members.data_rights.event_canaries import plant_events
from tests.members.data_rights.news_canaries import WORDS as NEWS
from tests.members.data_rights.news_canaries import plant_news
from tests.members.data_rights.space_canaries import WORDS as SPACES
from tests.members.data_rights.space_canaries import plant_spaces
from tests.members.data_rights.tool_canaries import WORDS as TOOLS
from tests.members.data_rights.tool_canaries import plant_tools

ADDRESS = "zqadressezq@example.org"
# The canaries that `plant` leaves, by where they are.
WORDS = {
    "address": "zqadressezq",
    "first name": "zqprenomzq",
    "last name": "zqnomzq",
    "former address": "zqancienneadressezq",
    "session": "zqsessionzq",
    "link": "zqsuitezq",
    "help": "zqaidezq",
    "factor": "zqfacteurzq",
    "message to her": "zqmessagezq",
    "message that names her": "zqautremessagezq",
    "failed task": "zqtraceback",
    "log of her account": "zqjournalzq",
    "log of a comment": "zqcommentejournalzq",
    "comment": "zqcommentairezq",
    "reply": "zqreponsezq",
    "comment in a revision": "zqrevisionzq",
    "comment in a translation": "zqtraductionzq",
    "comment of a task": "zqtachezq",
    "avatar": "zqavatarzq",
    "upload": "zqtransfertzq",
    "problem": "zqproblemezq",
    "problem signed with her address": "zqproblemesigne",
    "import": "zqimportzq",
    "consent": "zqaccordzq",
    "request": "zqdemandezq",
    "request signed with her address": "zqdemandesignee",
    "note about her": "zqnotezq",
    "registration as a guest": "zqinviteezq",
    **COMMUNITY,
    **DEPOSITS,
    **EVENTS,
    **NEWS,
    **TOOLS,
    **SPACES,
}


def plant(site):
    """Make a member with a canary in each place, and return her."""
    user = User.objects.create_user(
        email=ADDRESS, first_name=WORDS["first name"], last_name=WORDS["last name"]
    )
    EmailAddress.objects.create(user=user, email=f"{WORDS['former address']}@example.org")
    for put in (_put_ways_in, _put_messages, _put_rights, plant_community):
        put(user)
    plant_questions(site, user)
    plant_events(user, site)
    plant_deposits(user)
    plant_news(user, site)
    plant_tools(user, site)
    plant_spaces(user)
    page = make_notice(site)
    make_problem(page, words=WORDS["problem"], email=ADDRESS, reporter=user)
    make_problem(page, words=WORDS["problem signed with her address"], email=ADDRESS.upper())
    ImportBatch.objects.create(owner=user, name="x.ris", content=WORDS["import"].encode())
    _put_staff_traces(user, page)
    make_registration(make_event(site), name=WORDS["registration as a guest"], email=ADDRESS)
    return user


def _put_ways_in(user):
    store = SessionStore()
    store.update({"_auth_user_id": str(user.pk), "seen": WORDS["session"]})
    store.save()
    UserSession.objects.create(user=user, session_key=store.session_key, ip="0.0.0.0")
    stray = SessionStore()
    stray["account_login_code"] = {"email": ADDRESS}
    stray.save()
    SignInLink.objects.create(user=user, code="c", digest="d", after=WORDS["link"], expires_at=timezone.now())
    SignInHelp.objects.create(
        user=user, code=WORDS["help"], made_at=timezone.now(), expires_at=timezone.now()
    )
    Authenticator.objects.create(user=user, type="totp", data={"secret": WORDS["factor"]})


def _put_messages(user):
    for to, text in (
        (ADDRESS, WORDS["message to her"]),
        ("autre@example.org", f"{WORDS['message that names her']} {ADDRESS} é"),
    ):
        message = mail.EmailMultiAlternatives("Sujet", text, "a@example.org", [to])
        kept = OutgoingMessage.objects.create(recipients=[to], source=message.message().as_bytes())
        _task(deliver, [str(kept.pk)])
    sealed = seal(json.dumps([f"{user.pk:020d}", "ABCD-EFGH", "https://example.org", ""]))
    _task(send_code, [sealed])
    _task(deliver, [str(uuid.uuid4())], traceback=f"{WORDS['failed task']}: refused <{ADDRESS}>")


def _task(task, args, **fields):
    given = {"args": args, "kwargs": {}}
    DBTaskResult.objects.create(
        task_path=task.module_path,
        args_kwargs=given,
        queue_name="default",
        backend_name="default",
        run_after=timezone.now() + timedelta(days=1),
        **fields,
    )


def _put_rights(user):
    consents.give(user, DIRECTORY, WORDS["consent"])
    DataRequest.objects.create(kind="access", words=WORDS["request"], account=user)
    DataRequest.objects.create(
        kind="access", words=WORDS["request signed with her address"], reply_to=ADDRESS.upper()
    )
    MemberNote.objects.create(about=user, text=WORDS["note about her"], form_key=uuid.uuid4())


def _put_staff_traces(user, page):
    comment = Comment.objects.create(page=page, user=user, text=WORDS["comment"], contentpath="title")
    CommentReply.objects.create(comment=comment, user=user, text=WORDS["reply"])
    about = ContentType.objects.get_for_model(user)
    here = ContentType.objects.get_for_model(page)
    now = timezone.now()
    ModelLogEntry.objects.create(
        content_type=about,
        object_id=str(user.pk),
        label=WORDS["log of her account"],
        action="wagtail.create",
        timestamp=now,
    )
    PageLogEntry.objects.create(
        content_type=here,
        page_id=page.pk,
        label=page.title,
        action="wagtail.comments.create",
        data={"comment": {"text": WORDS["log of a comment"]}},
        user=user,
        timestamp=now,
    )
    LogEntry.objects.create(user=user, object_repr=WORDS["log of her account"], action_flag=1)
    _put_in_contents(user, page)
    _put_files(user)


def _put_in_contents(user, page):
    page.owner = page.locked_by = user
    page.save()
    revision = page.save_revision(user=user)
    one = {"user": user.pk, "replies": [], "resolved_by": None}
    revision.content["wagtail_admin_comments"] = [{**one, "text": WORDS["comment in a revision"]}]
    revision.save()
    source, _made = TranslationSource.update_or_create_from_instance(page)
    content = {**json.loads(source.content_json), "wagtail_admin_comments": []}
    content["wagtail_admin_comments"] = [{**one, "text": WORDS["comment in a translation"]}]
    source.content_json = json.dumps(content)
    source.save()
    workflow = Workflow.objects.create(name="Essai")
    state = WorkflowState.objects.create(
        content_type=ContentType.objects.get_for_model(page),
        base_content_type=ContentType.objects.get_for_model(page),
        object_id=str(page.pk),
        workflow=workflow,
        requested_by=user,
    )
    TaskState.objects.create(
        workflow_state=state,
        revision=revision,
        task=Task.objects.create(name="Essai"),
        finished_by=user,
        comment=WORDS["comment of a task"],
        content_type=ContentType.objects.get_for_model(TaskState),
    )


def _put_files(user):
    image = make_image("Photo")
    image.uploaded_by_user = user
    image.save()
    profile = UserProfile.get_for_user(user)
    profile.avatar.save("a.png", ContentFile(WORDS["avatar"].encode()))
    upload = UploadedFile(for_content_type=ContentType.objects.get_for_model(image), uploaded_by_user=user)
    upload.file.save("b.png", ContentFile(WORDS["upload"].encode()))

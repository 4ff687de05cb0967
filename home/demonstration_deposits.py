"""The deposits of the demonstration: one waits, changes are asked of another, others were accepted."""

import hashlib
import json
import uuid
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from deposits import depositing, moderating
from deposits.models import Deposit, DepositFile, DepositState, FileRole
from home.demonstration_site import DOMAIN, FOLDER
from members.models import User
from portal.models import OutgoingMessage, Region
from tools.models import ToolPage

NAMESPACE = uuid.UUID("5b0a6f0e-6c2d-4a55-8c39-6f1f5ad8c0de")
WORDS = ("title", "purpose", "for_whom", "when_to_use", "how_to_use")


def load_deposits():
    """Make them at dates relative to the day of loading; a second run adds nothing."""
    _load_published()
    written = set(OutgoingMessage.objects.values_list("pk", flat=True))
    for row in json.loads((FOLDER / "deposits.json").read_text(encoding="utf-8")):
        key = uuid.uuid5(NAMESPACE, row["answers"]["title"])
        if not Deposit.objects.filter(form_key=key).exists():
            _load(row, key)
    # The demonstration writes to nobody.
    OutgoingMessage.objects.exclude(pk__in=written).delete()


def _account(name):
    return User.objects.get(email=f"{name}@{DOMAIN}")


def _load(row, key):
    answers = {name: [text] for name, text in row["answers"].items()}
    answers["region"] = [str(Region.objects.get(code=row["answers"]["region"]).pk)]
    author = _account(row["author"])
    draft = depositing.begin(author, row["kind"], key, language="fr", answers=answers)
    deposit = depositing.submit(draft, author)
    sent = timezone.now() - timedelta(days=row["days"])
    Deposit.objects.filter(pk=deposit.pk).update(begun_at=sent, saved_at=sent, submitted_at=sent)
    Deposit.objects.filter(pk=deposit.pk, waits_since__isnull=False).update(waits_since=sent)
    if "changes" in row:
        facilitator = _account("animatrice")
        moderating.propose_edit(deposit, facilitator, **row["edit"], is_spelling=True)
        moderating.ask_changes(deposit, facilitator, row["changes"], uuid.uuid5(key, "changes"))


def _load_published():
    """Give each tool of a member the deposit that it came from, as « Mes contributions » shows it."""
    for tool in ToolPage.objects.exclude(author=None).filter(deposits=None):
        moment = tool.first_published_at
        deposit = Deposit.objects.create(
            kind="tool",
            author_id=tool.author_id,
            typed_by_id=tool.author_id,
            answers=_answers(tool),
            language=tool.language if tool.language in ("fr", "en") else "fr",
            state=DepositState.APPROVED,
            page=tool.portalpage_ptr,
            begun_at=moment,
            saved_at=moment,
            submitted_at=moment,
            decided_at=moment,
            live=True,
        )
        for place, row in enumerate(tool.files.all()):
            _give_file(deposit, row.file.file, place)


def _give_file(deposit, file, place):
    with file.open("rb") as opened:
        content = ContentFile(opened.read(), name=file.name)
    content.is_clean = True
    digest = hashlib.sha256(content.read()).hexdigest()
    content.seek(0)
    DepositFile.objects.create(deposit=deposit, role=FileRole.FILE, place=place, file=content, digest=digest)


def _answers(tool):
    told = {name: getattr(tool, name) for name in WORDS} | {"tale": tool.words, "link": tool.link}
    told |= {
        "licence": tool.licence,
        "audience": tool.audience,
        "credit": "other",
        "credit_other": tool.credit,
    }
    return {name: [text] for name, text in told.items() if text}

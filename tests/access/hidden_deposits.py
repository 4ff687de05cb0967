"""What is hidden around deposits: those of others at each state, their files, the links of who is gone."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from deposits import depositing, moderating
from deposits.models import Deposit, FileRole, OnBehalf
from deposits.receiving import take_files
from members.models import User
from tests.access.asking import Ask
from tests.deposits.making import label, make_draft
from tests.factories import make_person
from tools.models import ToolPage


def address(name, *args):
    """Return an address in French."""
    with translation.override("fr"):
        return reverse(name, args=args)


def add_deposits(site, world):
    """Make them, and put what is asked in `world.paths`, and in `world.things["deposit_asks"]`."""
    author, suspended = make_person("member"), make_person("member")
    deposits = {name: _make(name, author) for name in ("draft", "received", "withdrawn", "approved")}
    deposits["left"] = _make("received", suspended)
    gone = _make("received", world.people["stranger"])
    User.objects.filter(pk=suspended.pk).update(is_active=False)
    hidden_tool = ToolPage.objects.filter(live=False).first()
    hers = begin(world.people["member"], "tool", adapted_from=hidden_tool.pk)
    told = _told_for_somebody()
    files = [deposit.files.first().url for deposit in (*deposits.values(), gone)]
    links = [address("deposit_link", one.link) for one in (deposits["draft"], deposits["left"], gone)]
    doors = ("propose_tool", "propose_document", "propose_news", "propose_resource")
    # Who holds this one reads it; who may claim it is another question.
    links.append(address("deposit_link", told.link))
    world.paths["everybody"] += [*links, *files, *(address(door) for door in doors)]
    world.paths["signed_in"] += [
        address("contributions"),
        *(
            address(name, one.public_id)
            for name in ("contribution", "contribution_check")
            for one in (*deposits.values(), gone)
        ),
        *(address("contribution_step", one.public_id, 1) for one in (*deposits.values(), gone)),
        f"{address('propose_tool')}?adapte={hidden_tool.pk}",
        f"{address('contribution_step', hers.public_id, 2)}?check=1",
    ]
    world.paths["facilitator"] += [
        address("deposits_desk"),
        *(address("deposit_desk", one.pk) for one in (deposits["draft"], deposits["withdrawn"])),
    ]
    world.things["deposit_asks"] = _posts(gone, told)


def _make(state, author):
    word = {"draft": "zqdraft", "withdrawn": "zqretir"}.get(state, "zqdes-autres")
    draft = make_draft(author, title=f"{word} depot", why=f"{word} raison")
    take_files(draft, [(FileRole.FILE, SimpleUploadedFile("a.txt", f"{word} fichier".encode()))])
    if state == "draft":
        return draft
    deposit = depositing.submit(draft, author)
    depositing.say(deposit, author, f"{word} message", uuid.uuid4())
    if state == "withdrawn":
        depositing.withdraw(deposit, author)
    if state == "approved":
        moderating.approve(label(deposit), make_person("facilitator"))
    return Deposit.objects.get(pk=deposit.pk)


def begin(author, kind, **answers):
    """Begin a deposit with some answers and no more."""
    typed = {name: [str(value)] for name, value in answers.items()}
    return depositing.begin(author, kind, uuid.uuid4(), language="fr", answers=typed)


def _told_for_somebody():
    """What the facilitator typed for somebody who has no account."""
    draft = make_draft(make_person("facilitator"), title="Ce qu’elle a raconté", why="Elle l’a dit")
    Deposit.objects.filter(pk=draft.pk).update(author=None)
    fields = {"consent_way": "telephone", "consent_on": timezone.localdate(), "told_by": "Louise"}
    OnBehalf.objects.create(deposit=draft, **fields)
    return depositing.submit(draft, draft.typed_by)


def _posts(gone, told):
    """What is sent by somebody whom it is not for, or no longer."""
    say = (("action", "say"), ("text", "zqecrit"))
    return [
        Ask("visitor", address("deposit_link", gone.link), "post", say),
        Ask("stranger", address("deposit_link", told.link), "post", (("action", "claim"),)),
    ]

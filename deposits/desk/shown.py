"""What the file of a deposit shows to the team."""

from django.urls import reverse

from deposits.checking import what_to_check
from deposits.desk.rows import who_is
from deposits.permissions import may_decide
from deposits.promises import days_waiting, is_late, promised_day
from deposits.shown import title_of, url_of
from deposits.telling import link_of


def _editor_url(deposit):
    """Return where what it became is completed and published, "" before it became anything."""
    if deposit.page_id:
        return reverse("wagtailadmin_pages:edit", args=[deposit.page_id])
    thing = deposit.organisation
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk]) if thing else ""


def _is_first(deposit):
    if deposit.author_id is None:
        return False
    return not type(deposit).objects.filter(author=deposit.author, state="approved").exists()


def shown_to_team(deposit, user, wrong):
    """Return the variables of the page of a deposit.

    Args:
        deposit: a `Deposit` that was sent.
        user: who reads it.
        wrong: what was refused, or None.
    """
    behalf = getattr(deposit, "on_behalf", None)
    may = may_decide(user, deposit)
    return {
        "deposit": deposit,
        "title": title_of(deposit),
        "who": who_is(deposit),
        "is_gone": deposit.author is None and behalf is None,
        "is_suspended": deposit.author is not None and not deposit.author.is_active,
        "behalf": behalf,
        "claim_link": link_of(deposit, deposit.language) if behalf and not deposit.author_id else "",
        "days": days_waiting(deposit),
        "is_late": is_late(deposit),
        "promised": promised_day(deposit.waits_since) if deposit.is_with_the_team else None,
        "may_decide": may,
        "is_first": _is_first(deposit),
        "thread": deposit.messages.select_related("author"),
        "edits": deposit.edits.all(),
        "opinions": deposit.opinions.select_related("asked_of", "asked_by") if may else [],
        "published_url": url_of(deposit),
        "editor_url": _editor_url(deposit),
        "incomplete": bool((wrong or {}).get("incomplete")),
        **what_to_check(deposit),
    }

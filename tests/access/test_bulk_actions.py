"""What is done to several things at once, in the admin: role × action, asked by its address."""

import pytest

from documents.models import ProblemReport
from members.models import Application, Organisation
from tests.factories import make_application, make_notice, make_organisation, make_problem

ROLES = ["visitor", "stranger", "member", "privacy_officer", "editor", "facilitator", "superuser"]
DECIDE, TEAM = {"facilitator", "superuser"}, {"editor", "facilitator", "superuser"}
# Policy, written by hand: {action: (model, who may, what is given with it)}.
ACTIONS = {
    "accept": (Application, DECIDE, {}),
    "decline": (Application, DECIDE, {"reason": "Complet."}),
    "take_on": (Application, DECIDE, {}),
    "checked": (Organisation, TEAM, {}),
    "settle": (ProblemReport, TEAM, {}),
}


def build(site):
    """Make one thing of each kind."""
    made = make_application(), make_organisation("À vérifier"), make_problem(make_notice(site))
    return {type(thing): thing for thing in made}


def state_of(thing):
    """Return all that is kept of a thing."""
    return type(thing).objects.filter(pk=thing.pk).values().get()


@pytest.mark.parametrize("which", ["one", "all"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ACTIONS)
def test_it_is_done_by_who_may_and_nobody_else(world, client_as, settings, action, role, which):
    settings.SECOND_FACTOR_FOR_ADMIN = False
    model, may, given = ACTIONS[action]
    thing, client = world[model], client_as(role)
    key = thing.pk if which == "one" else "all"
    path = f"/admin/bulk/{model._meta.app_label}/{model._meta.model_name}/{action}/?id={key}"
    before = state_of(thing)
    asked = client.get(path)
    client.post(path, given)
    assert (state_of(thing) != before) == (role in may)
    if role not in may:
        assert str(thing) not in asked.content.decode()

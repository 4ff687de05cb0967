"""Two people at the same second: nothing is lost and nothing doubled."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

import pytest

from tests.factories import make_person, make_tool, make_tools_index
from tools.models import ToolPage, ToolUse
from tools.publishing import publish_tool
from tools.uses import using

pytestmark = pytest.mark.django_db(transaction=True)


def together(deed, number):
    """Do something so many times at the same moment, each on its own connection."""
    barrier = threading.Barrier(number)

    def go(place):
        barrier.wait()
        try:
            return deed(place)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(go, range(number)))


def test_a_double_click_counts_once(site):
    tool, member = make_tool(site), make_person("member")
    together(lambda place: using.used(tool, member), 4)
    assert ToolUse.objects.count() == 1


def test_several_members_count_each(site):
    tool = make_tool(site)
    members = [make_person("member") for _ in range(4)]
    together(lambda place: using.used(tool, members[place]), 4)
    assert ToolUse.objects.count() == 4


def test_tools_published_at_the_same_second_are_all_there(site):
    index = make_tools_index(site)
    made = together(lambda place: publish_tool(title="Trois questions", words=f"Mot {place}"), 5)
    tools = ToolPage.objects.child_of(index).order_by("slug")
    assert [tool.slug for tool in tools] == [
        "trois-questions",
        *(f"trois-questions-{n}" for n in range(1, 5)),
    ]
    assert {tool.words for tool in tools} == {f"Mot {place}" for place in range(5)}
    assert len({tool.path for tool in tools}) == 5 == len({tool.pk for tool in made})
    index.refresh_from_db()
    assert index.numchild == 5

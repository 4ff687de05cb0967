"""Whatever is done, in whatever order, nobody reads what is not for her (research/safety.md, 4, item 6).

Failed, a walk says its seed and what was done; `WALK_SEED=…` before the command walks another way.
"""

import os

import pytest

from tests.access.asking import forget_what_is_kept, told, undone
from tests.access.walking import LISTS, Walk

STEPS, CELLS, TWINS = 12, 3, 2
SEEDS = [int(seed) for seed in os.environ.get("WALK_SEED", "103 104").split()]


def ask(reader, path):
    """Return (status, headers, body) of what a reader is told, as if she asked nothing else."""
    forget_what_is_kept()
    with undone():
        return told(reader.client.get(path))


def paths_of(walk):
    return LISTS + [thing.path for thing in (*walk.things, *walk.gone)]


def cells(walk, number):
    readers = list(walk.readers.values())
    return [(walk.random.choice(readers), walk.random.choice(paths_of(walk))) for _ in range(number)]


def control(walk):
    """Return something and somebody who may read it, if there is: she must find it."""
    readers = walk.readers.values()
    may = [
        (reader, thing.path) for thing in walk.things for reader in readers if walk.may_read(reader, thing)
    ]
    return [walk.random.choice(may)] if may else []


def wrongs(walk, reader, path):
    """Return what is told that must not be, and what is not at its own address."""
    _status, headers, body = ask(reader, path)
    said, found = headers + body, []
    for thing in walk.things:
        if (
            thing.word in said
            and not walk.may_read(reader, thing)
            and not is_named_to_her(walk, reader, thing)
        ):
            found.append(f"{reader.name} is told of {thing}")
        if path == thing.path and walk.may_read(reader, thing):
            walk.controls += 1
            if thing.word not in said:
                found.append(f"{reader.name} does not find {thing}")
    return found + [f"{reader.name} is told of {thing}, gone" for thing in walk.gone if thing.word in said]


def is_named_to_her(walk, reader, thing):
    """Tell whether a name is her own, or of somebody who wrote to her or whom she wrote to (decision 28)."""
    known = [one.parties for one in walk.things if one.kind == "message" and reader.name in one.parties]
    return thing.kind == "profile" and thing.parties[0] in {
        reader.name,
        *(name for two in known for name in two),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_reads_what_is_not_for_her_whatever_is_done(site, seed):
    walk = Walk(site, seed)
    walk.controls = twins = 0
    for _step in range(STEPS):
        asked = cells(walk, TWINS)
        before = [(reader, path, walk.view(reader), ask(reader, path)) for reader, path in asked]
        walk.step()
        trace = f"seed {seed}\n" + "\n".join(walk.said)
        for reader, path, view, answer in before:
            if reader.name in walk.readers and walk.view(reader) == view:
                twins += 1
                assert ask(reader, path) == answer, f"{reader.name} {path}: the answer changed\n{trace}"
        asked = cells(walk, CELLS) + control(walk)
        found = [wrong for reader, path in asked for wrong in wrongs(walk, reader, path)]
        assert found == [], trace
    assert twins > 0
    assert walk.controls > 0

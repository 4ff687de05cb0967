"""Finds each place where a gate is asked, and leaves it open there, and nowhere else."""

import ast
import importlib
import sys
from pathlib import Path
from types import FunctionType

from django.conf import settings

from portal import visibility
from portal.visibility import Audience

ROOT = Path(settings.BASE_DIR)
APPS = ("portal", "members", "deposits", "documents", "webinars", "tools", "news", "spaces", "home")
GATES = {"visible_to", "audiences_of", "may_read_members"}
# Frames that stand between a place and the gate, and are none of it.
BETWEEN = {"<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>", "<lambda>", "manager_method"}


def sources():
    """Yield (name, path) of each module of the portal."""
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(ROOT).as_posix(), path


def _calls(node, function=None):
    """Yield the name of the innermost function around each call of a gate."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        function = node.name
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in GATES:
            yield function
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, function)


def call_sites():
    """Return the places where a gate is asked: {(file, function)}."""
    return {
        (name, function)
        for name, path in sources()
        for function in _calls(ast.parse(path.read_text(encoding="utf-8")))
    }


def gate_classes():
    """Return {name: class} of the classes that define `visible_to`."""
    found = {}
    for name, path in sources():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and any(
                isinstance(part, ast.FunctionDef) and part.name == "visible_to" for part in node.body
            ):
                module = importlib.import_module(name.removesuffix(".py").replace("/", "."))
                found[node.name] = getattr(module, node.name)
    return found


def _asked_from():
    """Return the (file, function) that asks the gate, through whatever stands between; None outside."""
    frame = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        if code.co_name not in BETWEEN and code.co_filename != __file__:
            path = Path(code.co_filename)
            inside = path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in APPS
            return (path.relative_to(ROOT).as_posix(), code.co_name) if inside else None
        frame = frame.f_back
    return None


class Watch:
    """Stands before all the gates: tells who asks, and leaves one place open.

    Attributes:
        reached: the places that asked since it was emptied, and the classes whose gates they were.
        open_at: the place or the class for which the gates are open, or None.
    """

    def __init__(self, patch):
        """Take a place before the gates, until `patch` is undone."""
        self.reached, self.open_at = set(), None
        for name, gate in gate_classes().items():
            patch.setattr(gate, "visible_to", self._queryset_gate((name, "visible_to"), gate.visible_to))
        self._function_gate(patch, "audiences_of", list(Audience))
        self._function_gate(patch, "may_read_members", True)

    def _is_open(self, *places):
        asking = {place for place in (_asked_from(), *places) if place}
        self.reached |= asking
        return self.open_at in asking

    def _queryset_gate(self, gate, real):
        def visible_to(queryset, user):
            return queryset.all() if self._is_open(gate) else real(queryset, user)

        return visible_to

    def _function_gate(self, patch, name, opened):
        """Watch a function by its code: decorators and other modules hold the function itself."""
        function = getattr(visibility, name)
        real = FunctionType(function.__code__, function.__globals__)
        patch.setattr(
            visibility, "watched", {**getattr(visibility, "watched", {}), name: None}, raising=False
        )
        visibility.watched[name] = lambda user: opened if self._is_open() else real(user)
        patch.setattr(function, "__code__", DOORS[name].__code__)


# Run with the names of `portal.visibility`.
DOORS = {
    "audiences_of": lambda user: watched["audiences_of"](user),  # noqa: F821
    "may_read_members": lambda user: watched["may_read_members"](user),  # noqa: F821
}

"""What the documentation shows in Python is Python, and true of this package."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import awaithumans
from awaithumans import forms, testing
from awaithumans.tasks.asynchronous import AsyncTasks

ROOT = Path(__file__).parents[3]
PAGES = [ROOT / "README.md", ROOT / "sdk/python/README.md", *sorted((ROOT / "docs").glob("*.md"))]


def snippets() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for at, code in enumerate(re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE), 1):
            yield f"{page.relative_to(ROOT)} {at}", code


def called(function: ast.expr) -> Callable[..., Any] | None:
    """What of ours is called: by its own name, as `forms.x` or as `….tasks.x`."""
    if isinstance(function, ast.Name):
        found = getattr(awaithumans, function.id, None) or getattr(testing, function.id, None)
        return found if callable(found) else None
    if not isinstance(function, ast.Attribute):
        return None
    owner = function.value
    if isinstance(owner, ast.Name) and owner.id == "forms":
        return getattr(forms, function.attr)  # type: ignore[no-any-return]
    if isinstance(owner, ast.Attribute) and owner.attr == "tasks":
        return getattr(AsyncTasks, function.attr)  # type: ignore[no-any-return]
    return None


def options(function: Callable[..., Any]) -> set[str]:
    """The names of its arguments, those in a TypedDict included."""
    names: set[str] = set()
    for each in inspect.signature(function).parameters.values():
        packed = re.fullmatch(r"Unpack\[(\w+)\]", str(each.annotation))
        names |= set(getattr(sys.modules[function.__module__], packed[1]).__annotations__) if packed else {each.name}
    return names


def complaints(code: str) -> Iterator[str]:
    tree = compile(code, "snippet", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("awaithumans", "awaithumans.testing"):
            module = awaithumans if node.module == "awaithumans" else testing
            yield from (f"no {name.name} in {node.module}" for name in node.names if not hasattr(module, name.name))
        if isinstance(node, ast.Call) and (function := called(node.func)) is not None:
            known = options(function)
            yield from (f"{ast.unparse(node.func)} has no {each.arg}" for each in node.keywords if each.arg and each.arg not in known)


@pytest.mark.parametrize(("name", "code"), [pytest.param(*each, id=each[0]) for each in snippets()])
def test_a_snippet(name: str, code: str) -> None:
    assert list(complaints(code)) == []


def test_a_mistake_is_found() -> None:
    wrong = """
from awaithumans import await_humans
forms.slider(maximum=3)
await humans.tasks.wait("id", timeout_ms=3)
embed_token(task="t")
"""
    assert len(list(complaints(wrong))) == 4

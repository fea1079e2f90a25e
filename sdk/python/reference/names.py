"""What the package has, under the names that its readers know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import griffe

Described = griffe.Function | griffe.Class | griffe.Attribute | griffe.TypeAlias

_loaded = griffe.load("awaithumans", search_paths=[str(Path(__file__).parents[1] / "src")], docstring_parser="google")
if not isinstance(_loaded, griffe.Module):
    raise TypeError("awaithumans is not a package")
package = _loaded

described: set[str] = set()
"""Paths of all that has a description, once it is known."""

public_names: dict[str, str] = {"builtins.list": "list", "Comments": "list[Comment]"}
"""What is exported under another name than it is defined with, by that; and what the classes with a `list()` call lists."""


def original(item: griffe.Object | griffe.Alias) -> Described:
    """What a name stands for, wherever it is defined."""
    found = item.final_target if isinstance(item, griffe.Alias) else item
    if not isinstance(found, (griffe.Function, griffe.Class, griffe.Attribute, griffe.TypeAlias)):
        raise TypeError(f"{found.path} is exported, and nothing that can be described")
    return found


def exports_of(module: griffe.Module | griffe.Alias) -> Iterator[Described]:
    """What a module exports, in the order of its imports; of one that only has modules, what they define."""
    if module.exports is None:
        for member in module.modules.values():
            yield from (each for each in member.functions.values() if each.is_public)
        return
    names = [str(name) for name in module.exports]
    # `__all__` is in the order of the alphabet; the imports are in one that somebody chose.
    for name in sorted(names, key=list(module.members).index):
        found = original(module[name])
        public_names[found.name] = name
        yield found


def code(expression: object) -> str:
    """An annotation as its reader would write it."""
    return re.sub(r"[\w.]+", lambda word: public_names.get(word[0], word[0]), str(expression))


def sections(item: griffe.Object | griffe.Alias) -> dict[str, Any]:
    """The parts of a docstring, each under its kind."""
    return {str(section.kind.value): section.value for section in item.docstring.parsed} if item.docstring else {}


def text_of(item: griffe.Object | griffe.Alias) -> str:
    """What a docstring says before its first section."""
    return str(sections(item).get("text", ""))

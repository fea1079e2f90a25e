"""Prints what the public modules of this package offer, as JSON, for `npm run docs:reference`, which writes it down as Markdown.

The shape is `Page[]` of scripts/reference/model.ts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import griffe

WIDTH = 100
"""Columns. What GitHub shows of a code block without scrolling."""

PAGES = {
    "awaithumans": "python.md",
    "awaithumans.forms": "python-forms.md",
    "awaithumans.testing": "python-testing.md",
    "awaithumans.verifiers": "python-verifiers.md",
    "awaithumans.webhooks": "python-webhooks.md",
}
"""The public modules, each with its page. What two of them have is described by the first."""

CLIENT = "humans."
"""What examples call a client, and so what its methods are called by."""

GROUPS = ("Functions", "Classes", "Types", "Errors", "Values")

JsonObject = dict[str, Any]
Described = griffe.Function | griffe.Class | griffe.Attribute | griffe.TypeAlias

package = griffe.load("awaithumans", search_paths=[str(Path(__file__).parent / "src")], docstring_parser="google")


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
        yield original(module[name])


def sections(item: griffe.Object | griffe.Alias) -> dict[griffe.DocstringSectionKind, Any]:
    """The parts of a docstring, each under its kind."""
    return {section.kind: section.value for section in item.docstring.parsed} if item.docstring else {}


def text_of(item: griffe.Object | griffe.Alias) -> str:
    """What a docstring says before its first section."""
    return str(sections(item).get(griffe.DocstringSectionKind.text, ""))


def row(name: str, annotation: object = None, default: object = None, text: str = "") -> JsonObject:
    """One row of a table."""
    known = {"name": name, "type": str(annotation) if annotation is not None else None, "default": str(default) if default is not None else None}
    return {**{key: value for key, value in known.items() if value is not None}, "text": text}


def table(title: str, rows: Iterable[JsonObject]) -> list[JsonObject]:
    """A table, unless there is nothing to put into it."""
    given = list(rows)
    return [{"title": title, "rows": given}] if given else []


def unpacked(parameter: griffe.Parameter, function: griffe.Function) -> griffe.Class | None:
    """The TypedDict that `**options: Unpack[…]` names."""
    annotation = parameter.annotation
    if parameter.kind is not griffe.ParameterKind.var_keyword or not isinstance(annotation, griffe.ExprSubscript):
        return None
    found = original(function.module[str(annotation.slice)])
    return found if isinstance(found, griffe.Class) else None


def members_of(found: griffe.Class) -> list[griffe.Attribute]:
    """The public attributes of a class and of the classes of this package that it extends, those first."""
    members: dict[str, griffe.Attribute] = {}
    for owner in (*reversed(found.mro()), found):
        members |= {name: member for name, member in owner.attributes.items() if not name.startswith("_")}
    return [member for member in members.values() if "ClassVar" not in str(member.annotation) and member.name not in {"model_config", "connection"}]


def member_row(member: griffe.Attribute) -> JsonObject:
    """A member of a class; `Field(default=3, …)` is the 3."""
    annotation, value = str(member.annotation), member.value
    if isinstance(value, griffe.ExprCall):
        value = next((each.value for each in value.arguments if isinstance(each, griffe.ExprKeyword) and each.name == "default"), None)
    is_needed = annotation.startswith("NotRequired[")
    return row(member.name, annotation.removeprefix("NotRequired[").removesuffix("]") if is_needed else annotation, value, text_of(member))


def parameters_of(function: griffe.Function) -> list[griffe.Parameter]:
    """Those that a caller gives."""
    return [each for each in function.parameters if each.name not in {"self", "cls"}]


def parameter_rows(function: griffe.Function, described: set[str]) -> Iterator[JsonObject]:
    """A row for each parameter, and for each that is taken as a TypedDict which nothing else describes."""
    said = {each.name: each.description for each in sections(function).get(griffe.DocstringSectionKind.parameters, [])}
    for parameter in parameters_of(function):
        options = unpacked(parameter, function)
        if options is None:
            yield row(parameter.name, parameter.annotation, parameter.default, said.get(parameter.name, ""))
        elif options.path in described:
            yield row(f"**{parameter.name}", options.name, text=f"The members of `{options.name}`, each by its name.")
        else:
            yield from (member_row(member) for member in members_of(options))


def signature_of(function: griffe.Function, name: str, *, returns: bool = True) -> str:
    """How it is called, on as few lines as fit."""
    parts: list[str] = []
    kinds = griffe.ParameterKind
    for parameter in parameters_of(function):
        if parameter.kind is kinds.keyword_only and "*" not in parts and not any(part.startswith("*") for part in parts):
            parts.append("*")
        stars = {kinds.var_positional: "*", kinds.var_keyword: "**"}.get(parameter.kind, "")
        annotation = f": {parameter.annotation}" if parameter.annotation is not None else ""
        default = f" = {parameter.default}" if parameter.default is not None and not stars else ""
        parts.append(f"{stars}{parameter.name}{annotation}{default}")
    result = f" -> {function.returns}" if returns and function.returns is not None else ""
    line = f"{name}({', '.join(parts)}){result}"
    prefix = "await " if "async" in function.labels and "AsyncIterator" not in result else ""
    if len(prefix + line) <= WIDTH:
        return prefix + line
    return prefix + f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){result}"


def examples_of(item: griffe.Object) -> list[str]:
    """The code of `Example:`, which griffe reads as an admonition."""
    value = sections(item).get(griffe.DocstringSectionKind.admonition)
    return [str(value.description)] if value is not None else []


def call_entry(function: griffe.Function, name: str, described: set[str]) -> JsonObject:
    """A function or a method."""
    kinds = griffe.DocstringSectionKind
    said = sections(function)
    return {
        "name": name,
        "isCall": "property" not in function.labels,
        "signature": signature_of(function, name),
        "text": text_of(function),
        "examples": examples_of(function),
        "tables": [
            *table("Parameter", parameter_rows(function, described)),
            *table("Returns", (row("", text=each.description) for each in said.get(kinds.returns, []))),
            *table("Raises", (row(str(each.annotation), text=each.description) for each in said.get(kinds.raises, []))),
        ],
    }


def is_error(found: griffe.Class) -> bool:
    """Whether a program can raise it."""
    return found.name.endswith("Error")


def own_methods(found: griffe.Class) -> list[griffe.Function]:
    """The public methods that a class defines itself. `aclose` and `__aenter__` are said by its text."""
    return [each for name, each in found.functions.items() if not name.startswith("_") and name != "with_"]


def twin_of(found: griffe.Class) -> griffe.Class | None:
    """The class without `Async`, when all its methods say the same as those here."""
    name = found.name.removeprefix("Async")
    if name == found.name:
        return None
    twin = original(found.module[name]) if name in found.module.members else sync_tasks(name)
    if not isinstance(twin, griffe.Class):
        return None
    said = {each.name: each.docstring.value if each.docstring else "" for each in own_methods(found)}
    said_there = {each.name: each.docstring.value if each.docstring else "" for each in own_methods(twin)}
    return twin if said == said_there else None


def sync_tasks(name: str) -> Described | None:
    """`Tasks` and `AsyncTasks` live in two files."""
    blocking = package["tasks.blocking"]
    return original(blocking[name]) if name in blocking.members else None


def init_entry(found: griffe.Class, described: set[str]) -> tuple[str | None, list[JsonObject]]:
    """How a reader makes one, where that is said: the rest is made by this package."""
    init = found.members.get("__init__")
    if is_error(found) or not isinstance(init, griffe.Function) or init.docstring is None:
        return None, []
    return signature_of(init, found.name, returns=False), table("Parameter", parameter_rows(init, described))


def class_entry(found: griffe.Class, noun: str, described: set[str]) -> JsonObject:
    """A class: how it is made, what it has, what it does."""
    signature, tables = init_entry(found, described)
    own = [] if is_error(found) and found.name != "AwaitHumansError" else [member_row(member) for member in members_of(found)]
    if is_error(found):
        own = [member_row(each) for each in found.attributes.values() if each.docstring is not None]
    properties = [each for each in own_methods(found) if "property" in each.labels]
    rows = [*own, *(row(each.name, each.returns, text=text_of(each)) for each in properties)]
    twin = twin_of(found)
    methods = [] if twin else [each for each in own_methods(found) if each not in properties]
    text = text_of(found)
    if twin and own_methods(found):
        text += f"\n\nThe methods are those of `{twin.name}`, to be awaited."
    return {
        "name": found.name,
        "isCall": False,
        **({"signature": signature} if signature else {}),
        "text": text,
        "examples": examples_of(found),
        "tables": [*tables, *table("Member", rows)],
        "methods": [call_entry(method, f"{noun}{method.name}", described) for method in methods],
    }


def value_entry(found: griffe.Attribute | griffe.TypeAlias) -> JsonObject:
    """A constant, or a type with a name."""
    value = str(found.value).strip("'\"")
    return {"name": found.name, "isCall": False, "signature": f"{found.name} = {value}", "text": text_of(found), "tables": []}


def group_of(found: Described) -> str:
    """Under which heading it stands."""
    if isinstance(found, griffe.Function):
        return "Functions"
    if isinstance(found, griffe.Class):
        has_methods = found.name.startswith(("AwaitHumans", "AsyncAwaitHumans")) or bool(own_methods(found)) or "__init__" in found.members
        return "Errors" if is_error(found) else "Classes" if has_methods else "Types"
    return "Types" if str(found.annotation) == "TypeAlias" else "Values"


NOUNS = {
    "AwaitHumans": CLIENT,
    "AsyncAwaitHumans": CLIENT,
    "TestClient": CLIENT,
    **{name: f"{CLIENT}{name.lower()}." for name in ("Tasks", "People", "Keys", "Deliveries")},
}


def entry_of(found: Described, described: set[str]) -> JsonObject:
    """What an export is for its reader."""
    if isinstance(found, griffe.Function):
        return call_entry(found, found.name, described)
    if isinstance(found, griffe.Class):
        return class_entry(found, NOUNS.get(found.name, ""), described)
    return value_entry(found)


def main() -> None:
    """Prints all pages."""
    exported = {module: list(exports_of(package if module == "awaithumans" else package[module.removeprefix("awaithumans.")])) for module in PAGES}
    described = {each.path for all_of_one in exported.values() for each in all_of_one}
    pages: list[JsonObject] = []
    seen: set[str] = set()
    for module, found in exported.items():
        own = [each for each in found if each.path not in seen]
        seen |= {each.path for each in own}
        groups = [{"title": title, "entries": [entry_of(each, described) for each in own if group_of(each) == title]} for title in GROUPS]
        pages.append(
            {
                "file": PAGES[module],
                "module": module,
                "language": "python",
                "text": text_of(package if module == "awaithumans" else package[module.removeprefix("awaithumans.")]),
                "groups": [group for group in groups if group["entries"]],
                "elsewhere": [each.name for each in found if each not in own],
            }
        )
    json.dump(pages, sys.stdout)


if __name__ == "__main__":
    main()

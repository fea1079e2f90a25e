"""Entries: a function, a class, a type, an error or a value."""

from __future__ import annotations

import griffe

from reference.names import Described, code, described, original, package, public_names, sections, text_of
from reference.rows import (
    JsonObject,
    default_of,
    inherited,
    is_error,
    is_told,
    member_rows,
    members_of,
    parameter_rows,
    parameters_of,
    row,
    table,
    unpacked,
    worth_saying,
)

WIDTH = 100
"""Columns. What GitHub shows of a code block without scrolling."""

CLIENT = "humans."
"""What examples call a client, and so what its methods are called by."""


def signature_of(function: griffe.Function, name: str, *, returns: bool = True) -> str:
    """How it is called, on as few lines as fit."""
    parts: list[str] = []
    kinds = griffe.ParameterKind
    for parameter in parameters_of(function):
        if parameter.kind is kinds.keyword_only and "*" not in parts and not any(part.startswith("*") for part in parts):
            parts.append("*")
        stars = "*" if parameter.kind is kinds.var_positional else "**" if parameter.kind is kinds.var_keyword else ""
        options = unpacked(parameter, function)
        is_told = parameter.annotation is not None and (options is None or options.path in described)
        annotation = f": {code(parameter.annotation)}" if is_told else ""
        value = default_of(parameter, function)
        default = f" = {value}" if value is not None and not stars else ""
        parts.append(f"{stars}{parameter.name}{annotation}{default}")
    result = f" -> {code(function.returns)}" if returns and function.returns is not None else ""
    line = f"{name}({', '.join(parts)}){result}"
    prefix = "await " if "async" in function.labels and "AsyncIterator" not in result else ""
    if len(prefix + line) <= WIDTH:
        return prefix + line
    return prefix + f"{name}(\n" + "".join(f"    {part},\n" for part in parts) + f"){result}"


def examples_of(item: griffe.Object) -> list[str]:
    """The code of `Example:`, which griffe reads as an admonition."""
    value = sections(item).get("admonition")
    return [str(value.description)] if value is not None else []


def call_entry(function: griffe.Function, name: str) -> JsonObject:
    """A function or a method."""
    said = sections(function)
    return {
        "name": name,
        "isCall": "property" not in function.labels,
        "signature": signature_of(function, name),
        "text": text_of(function),
        "examples": examples_of(function),
        "tables": [
            *table("Parameter", worth_saying(parameter_rows(function))),
            *table("Returns", (row("", text=each.description) for each in said.get("returns", []))),
            *table("Raises", (row(str(each.annotation), text=each.description) for each in said.get("raises", []))),
        ],
    }


def own_methods(found: griffe.Class) -> list[griffe.Function]:
    """The public methods that a class defines itself. `aclose` and `__aenter__` are said by its text."""
    return [each for each in found.members.values() if isinstance(each, griffe.Function) and is_told(each)]


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


def init_entry(found: griffe.Class) -> tuple[str | None, list[JsonObject]]:
    """How a reader makes one, where that is said: the rest is made by this package."""
    init = found.members.get("__init__")
    if is_error(found) or not isinstance(init, griffe.Function) or init.docstring is None:
        return None, []
    return signature_of(init, found.name, returns=False), table("Parameter", parameter_rows(init))


def described_members(found: griffe.Class) -> list[griffe.Attribute]:
    """What an error sets in `__init__` and says something of."""
    return [each for each in found.members.values() if isinstance(each, griffe.Attribute) and each.docstring is not None]


def class_entry(found: griffe.Class, noun: str) -> JsonObject:
    """A class: how it is made, what it has, what it does."""
    signature, tables = init_entry(found)
    own = described_members(found) if is_error(found) else members_of(found)
    properties = [each for each in own_methods(found) if "property" in each.labels]
    rows = [*member_rows(own), *(row(each.name, each.returns, text=text_of(each)) for each in properties)]
    twin = twin_of(found)
    methods = [] if twin else [each for each in own_methods(found) if each not in properties]
    text = text_of(found) + inherited(found)
    if twin and own_methods(found):
        text += f"\n\nThe methods are those of `{twin.name}`, to be awaited."
    return {
        "name": public_names.get(found.name, found.name),
        "isCall": False,
        **({"signature": signature} if signature else {}),
        "text": text,
        "examples": examples_of(found),
        "tables": [*tables, *table("Member", rows)],
        "methods": [call_entry(method, f"{noun}{method.name}") for method in methods],
    }


def value_entry(found: griffe.Attribute | griffe.TypeAlias) -> JsonObject:
    """A constant, a type with a name, or another name of a function."""
    value = code(found.value).strip("'\"")
    if isinstance(found.module.members.get(value), (griffe.Function, griffe.Alias)) and value.islower():
        return {"name": found.name, "isCall": False, "text": f"Another name of `{value}()`.", "tables": []}
    return {"name": found.name, "isCall": False, "signature": f"{found.name} = {value}", "text": text_of(found), "tables": []}


def group_of(found: Described) -> str:
    """Under which heading it stands."""
    if isinstance(found, griffe.Function):
        return "Functions"
    if isinstance(found, griffe.Class):
        does_something = any("property" not in each.labels for each in own_methods(found))
        return "Errors" if is_error(found) else "Classes" if does_something else "Types"
    return "Types" if isinstance(found, griffe.TypeAlias) or str(found.annotation) == "TypeAlias" else "Values"


NOUNS = {
    "AwaitHumans": CLIENT,
    "AsyncAwaitHumans": CLIENT,
    "TestClient": CLIENT,
    **{start + name: f"{CLIENT}{name.lower()}." for name in ("Tasks", "People", "Keys", "Deliveries") for start in ("", "Async")},
}


def entry_of(found: Described) -> JsonObject:
    """What an export is for its reader."""
    if isinstance(found, griffe.Function):
        return call_entry(found, found.name)
    if isinstance(found, griffe.Class):
        return class_entry(found, NOUNS.get(found.name, ""))
    return value_entry(found)

"""Rows of tables: parameters and members."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import griffe

from reference.names import code, described, original, sections, text_of

JsonObject = dict[str, Any]


def row(name: str, annotation: object = None, default: object = None, text: str = "") -> JsonObject:
    """One row of a table."""
    known = {"name": name, "type": None if annotation is None else code(annotation), "default": None if default is None else str(default)}
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
    for owner in (*(base for base in reversed(found.mro()) if base.path not in described), found):
        members |= {name: member for name, member in owner.members.items() if isinstance(member, griffe.Attribute)}
    # What is not annotated is another name of something, or set by `__init__` for the class itself.
    told = [each for each in members.values() if is_told(each) and each.annotation is not None]
    return [each for each in told if each.labels & {"instance-attribute", "property"}]


def is_told(member: griffe.Attribute | griffe.Function) -> bool:
    """Whether it is for readers: what `__init__` sets has to say so in a docstring, and some say that it is not."""
    text = text_of(member)
    owner = member.parent.members.get("__init__") if member.parent else None
    is_set = isinstance(owner, griffe.Function) and owner.lineno is not None and (member.lineno or 0) > owner.lineno
    is_silent = isinstance(member, griffe.Attribute) and is_set and not text
    return not member.name.startswith("_") and not is_silent and not text.endswith("For use by this package.")


def member_rows(members: Iterable[griffe.Attribute], prefix: str = "") -> Iterator[JsonObject]:
    """Rows of members; one that is an object without a name of its own is followed by what it has."""
    for member in members:
        inner = [found for found in unnamed_in(member) if found.path not in described]
        given = member_row(member)
        for found in inner:
            given["type"] = given["type"].replace(found.name, "object")
        yield {**given, "name": prefix + given["name"]}
        for found in inner:
            part = f"{prefix}{member.name}{'[]' if given['type'].startswith('list') else ''}."
            yield from member_rows(members_of(found), part)


def unnamed_in(member: griffe.Attribute) -> Iterator[griffe.Class]:
    """The classes that the generator had to name."""
    if not member.module.path.endswith(".generated.api"):
        return
    for name in re.findall(r"[A-Z]\w+", str(member.annotation)):
        found = member.module.members.get(name)
        if isinstance(found, griffe.Class):
            yield found


def inherited(found: griffe.Class) -> str:
    """Which described classes it has the members of, too."""
    bases = [base.name for base in found.mro() if base.path in described and not is_error(base)]
    return f"\n\nIt has the members of `{bases[0]}` too." if bases else ""


def member_row(member: griffe.Attribute) -> JsonObject:
    """A member of a class; `Field(default=3, …)` is the 3."""
    annotation = str(member.annotation)
    value = member.value if "class-attribute" in member.labels else None
    if isinstance(value, griffe.ExprCall):
        value = next((each.value for each in value.arguments if isinstance(each, griffe.ExprKeyword) and each.name == "default"), None)
    is_needed = annotation.startswith("NotRequired[")
    return row(member.name, annotation.removeprefix("NotRequired[").removesuffix("]") if is_needed else annotation, value, text_of(member))


def parameters_of(function: griffe.Function) -> list[griffe.Parameter]:
    """Those that a caller gives."""
    return [each for each in function.parameters if each.name not in {"self", "cls"}]


def made_by(function: griffe.Function) -> dict[str, str]:
    """What the members of the object say that a helper makes: its arguments are those."""
    found = function.module.members.get(str(function.returns))
    if not isinstance(found, griffe.Class):
        return {}
    members = {name: member for owner in (*reversed(found.mro()), found) for name, member in owner.members.items()}
    return {name: text_of(member) for name, member in members.items()}


def parameter_rows(function: griffe.Function) -> Iterator[JsonObject]:
    """A row for each parameter, and for each that is taken as a TypedDict which nothing else describes."""
    said = {each.name: each.description for each in sections(function).get("parameters", [])}
    made = made_by(function)
    for parameter in parameters_of(function):
        options = unpacked(parameter, function)
        if options is None:
            yield row(
                parameter.name,
                parameter.annotation,
                default_of(parameter, function),
                said.get(parameter.name) or made.get(parameter.name, ""),
            )
        elif options.path in described:
            yield row(f"**{parameter.name}", options.name, text=f"The members of `{options.name}`, each by its name.")
        else:
            yield from member_rows(members_of(options))


def default_of(parameter: griffe.Parameter, function: griffe.Function) -> str | None:
    """What it is when it is not given; of a constant, its value."""
    if parameter.default is None:
        return None
    constant = function.module.members.get(str(parameter.default))
    return str(constant.value) if isinstance(constant, griffe.Attribute) else str(parameter.default)


def worth_saying(rows: Iterable[JsonObject]) -> list[JsonObject]:
    """Rows of which at least one says more than the signature."""
    given = list(rows)
    return given if any(each["text"] for each in given) else []


def is_error(found: griffe.Class) -> bool:
    """Whether a program can raise it."""
    return found.name.endswith("Error")

"""Judges answers by their JSON Schema, as the server does: the keywords that schema libraries write.

Held to the server's own judgement by contract/vectors/answers.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import isclose
from typing import Any, TypeAlias
from urllib.parse import unquote

_MAX_DEPTH = 64
"""References in circles end here: no answer of a person is nested deeper."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one part of an answer."""

    path: str
    """A JSON pointer into the answer."""
    message: str
    """What is wrong there, in a sentence."""
    keyword: str = ""
    """What of the schema says so."""


@dataclass(frozen=True)
class _Part:
    value: Any
    path: str
    root: Any
    depth: int
    """Schemas entered so far, by which circles are noticed."""
    schema: Mapping[str, Any]

    def at(self, key: object, value: Any) -> _Part:
        name = str(key).replace("~", "~0").replace("/", "~1")
        return replace(self, value=value, path=f"{self.path}/{name}")


_Check: TypeAlias = Callable[[Any, _Part], Iterator[Problem]]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "number": _is_number,
    "integer": lambda value: _is_number(value) and float(value).is_integer(),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}

_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_FORMATS = {
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "time": re.compile(rf"{_TIME}(:[0-5]\d(\.\d+)?)?(z|[+-]\d\d:\d\d)?", re.IGNORECASE),
    "date-time": re.compile(rf"\d{{4}}-\d\d-\d\d[t ]{_TIME}:[0-5]\d(\.\d+)?(z|[+-]\d\d:?\d\d)", re.IGNORECASE),
    "email": re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)*"),
    "uuid": re.compile(r"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}", re.IGNORECASE),
    "uri": re.compile(r"[a-z][a-z\d+.-]*:\S+", re.IGNORECASE),
}


def canonical(value: Any) -> str:
    """The same text for values that are the same to JSON: the order of members does not count, and 1.0 is 1."""
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _referred(root: Any, reference: str) -> Any:
    at = root
    for key in reference.lstrip("#").split("/"):
        if not key:
            continue
        name = unquote(key).replace("~1", "/").replace("~0", "~")
        if isinstance(at, list):
            at = at[int(name)] if name.isdecimal() and int(name) < len(at) else None
        else:
            at = at.get(name) if isinstance(at, Mapping) else None
    return at


def _on(kind: Callable[[Any], bool], wrong: Callable[[Any, Any], str | None]) -> _Check:
    """A check of values of one kind; of any other kind the keyword says nothing."""

    def check(limit: Any, part: _Part) -> Iterator[Problem]:
        message = wrong(part.value, limit) if kind(part.value) else None
        if message is not None:
            yield Problem(part.path, message)

    return check


def _number(wrong: Callable[[Any, Any], str | None]) -> _Check:
    return _on(_is_number, wrong)


def _string(wrong: Callable[[Any, Any], str | None]) -> _Check:
    return _on(_TYPES["string"], wrong)


def _array(wrong: Callable[[Any, Any], str | None]) -> _Check:
    return _on(_TYPES["array"], wrong)


def _unless(holds: bool, message: str) -> str | None:
    return None if holds else message


def _type(wanted: Any, part: _Part) -> Iterator[Problem]:
    names = wanted if isinstance(wanted, list) else [wanted]
    if not any(name in _TYPES and _TYPES[name](part.value) for name in names):
        said = "a whole number" if wanted == "integer" else f"of type {','.join(names)}"
        yield Problem(part.path, f"Must be {said}.")


def _required(names: Any, part: _Part) -> Iterator[Problem]:
    if isinstance(part.value, dict):
        for name in names:
            if name not in part.value:
                yield Problem(part.at(name, None).path, "This is required.", "required")


def _properties(known: Any, part: _Part) -> Iterator[Problem]:
    if not isinstance(part.value, dict):
        return
    patterns = part.schema.get("patternProperties", {})
    others = part.schema.get("additionalProperties", True)
    for key, member in part.value.items():
        own = [known[key]] if key in known else []
        schemas = own + [schema for pattern, schema in patterns.items() if re.search(pattern, key)]
        if not schemas and others is False:
            yield Problem(part.path, f'"{key}" is not asked for.', "additionalProperties")
            continue
        for schema in schemas or [others]:
            yield from _problems(schema, part.at(key, member))


def _items(part: _Part) -> Iterator[Problem]:
    if not isinstance(part.value, list):
        return
    items = part.schema.get("items", True)
    first = part.schema.get("prefixItems", items if isinstance(items, list) else [])
    rest = part.schema.get("additionalItems", True) if isinstance(items, list) else items
    for index, item in enumerate(part.value):
        yield from _problems(first[index] if index < len(first) else rest, part.at(index, item))


def _fits(schema: Any, part: _Part) -> bool:
    return not any(True for _ in _problems(schema, part))


def _all_of(schemas: Any, part: _Part) -> Iterator[Problem]:
    for schema in schemas:
        yield from _problems(schema, part)


def _any_of(schemas: Any, part: _Part) -> Iterator[Problem]:
    if not any(_fits(schema, part) for schema in schemas):
        yield Problem(part.path, "Fits none of the choices.")


def _one_of(schemas: Any, part: _Part) -> Iterator[Problem]:
    if sum(_fits(schema, part) for schema in schemas) != 1:
        yield Problem(part.path, "Must fit exactly one of the choices.")


def _not(schema: Any, part: _Part) -> Iterator[Problem]:
    if _fits(schema, part):
        yield Problem(part.path, "Must not be this.")


def _if(condition: Any, part: _Part) -> Iterator[Problem]:
    yield from _problems(part.schema.get("then" if _fits(condition, part) else "else", True), part)


def _is_multiple(value: Any, step: Any) -> bool:
    # 0.3 is a multiple of 0.1, whatever binary fractions make of it.
    return isclose(value / step, round(value / step), rel_tol=0, abs_tol=1e-9)


_CHECKS: dict[str, _Check] = {
    "$ref": lambda reference, part: _problems(_referred(part.root, str(reference)), part),
    "type": _type,
    "enum": _on(
        lambda _: True,
        lambda value, allowed: _unless(
            canonical(value) in map(canonical, allowed),
            f"Must be one of: {', '.join('' if each is None else _text(each) for each in allowed)}.",
        ),
    ),
    "const": _on(
        lambda _: True,
        lambda value, wanted: _unless(
            canonical(value) == canonical(wanted), f"Must be {json.dumps(wanted, separators=(',', ':'), ensure_ascii=False)}."
        ),
    ),
    "minimum": _number(lambda value, limit: _unless(value >= limit, f"Must be {limit} or more.")),
    "maximum": _number(lambda value, limit: _unless(value <= limit, f"Must be {limit} or less.")),
    "exclusiveMinimum": _number(lambda value, limit: _unless(value > limit, f"Must be more than {limit}.")),
    "exclusiveMaximum": _number(lambda value, limit: _unless(value < limit, f"Must be less than {limit}.")),
    "multipleOf": _number(lambda value, step: _unless(_is_multiple(value, step), f"Must be a multiple of {step}.")),
    "minLength": _string(
        lambda value, limit: _unless(len(value) >= limit, "Must not be empty." if limit == 1 else f"Must be at least {limit} characters.")
    ),
    "maxLength": _string(lambda value, limit: _unless(len(value) <= limit, f"Must be at most {limit} characters.")),
    "pattern": _string(lambda value, pattern: _unless(re.search(pattern, value) is not None, "Is not in the expected format.")),
    "format": _string(
        lambda value, name: _unless(name not in _FORMATS or _FORMATS[name].fullmatch(value) is not None, f"Must be a valid {name}.")
    ),
    "minItems": _array(lambda value, limit: _unless(len(value) >= limit, f"Needs at least {limit}.")),
    "maxItems": _array(lambda value, limit: _unless(len(value) <= limit, f"Takes at most {limit}.")),
    "uniqueItems": _array(lambda value, wanted: _unless(not wanted or len(set(map(canonical, value))) == len(value), "Must not repeat.")),
    "required": _required,
    "minProperties": _on(
        _TYPES["object"], lambda value, limit: _unless(len(value) >= limit, f"Value must NOT have fewer than {limit} properties.")
    ),
    "maxProperties": _on(
        _TYPES["object"], lambda value, limit: _unless(len(value) <= limit, f"Value must NOT have more than {limit} properties.")
    ),
    "properties": _properties,
    # Said by `properties`, where that is there.
    "additionalProperties": lambda _, part: iter(()) if "properties" in part.schema else _properties({}, part),
    "items": lambda _, part: iter(()) if "prefixItems" in part.schema else _items(part),
    "prefixItems": lambda _, part: _items(part),
    "allOf": _all_of,
    "anyOf": _any_of,
    "oneOf": _one_of,
    "not": _not,
    "if": _if,
}


def _problems(schema: Any, part: _Part) -> Iterator[Problem]:
    if schema is False:
        yield Problem(part.path, "Is not asked for.", "false")
    if not isinstance(schema, Mapping) or part.depth > _MAX_DEPTH:
        return
    inside = replace(part, schema=schema, depth=part.depth + 1)
    for keyword, limit in schema.items():
        if keyword in _CHECKS:
            for problem in _CHECKS[keyword](limit, inside):
                yield problem if problem.keyword else replace(problem, keyword=keyword)


def judge_schema(schema: Mapping[str, Any], answer: Any) -> list[Problem]:
    """What is wrong with an answer. An empty list means that it fits."""
    return list(_problems(schema, _Part(answer, "", schema, 0, schema)))


def judge_part(schema: Mapping[str, Any], part: Any) -> list[Problem]:
    """The same of a part of an answer: what is missing is still to come."""
    of_kind = {"type", "enum", "const", "format", "additionalProperties"}
    return [problem for problem in judge_schema(schema, part) if problem.keyword in of_kind]

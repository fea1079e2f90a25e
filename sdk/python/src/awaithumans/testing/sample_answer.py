"""Answers as a person gives them who does the least."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil
from typing import Any, Protocol

from awaithumans.testing.judge_schema import judge_schema

_REASON = re.compile("reason|note|comment|explanation|feedback|message|why", re.IGNORECASE)
"""Members in which people say why, by the words that forms use for it."""
_YES = re.compile("approved?|accept(ed)?|yes|allow(ed)?|confirm(ed)?|ok|publish|send|pay|keep", re.IGNORECASE)
_NO = re.compile("reject(ed)?|den(y|ied)|declined?|refused?|no|disallow(ed)?|block(ed)?|cancel|remove|delete", re.IGNORECASE)

_BY_FORMAT = {
    "date": "2026-01-15",
    "time": "09:00:00",
    "date-time": "2026-01-15T09:00:00Z",
    "email": "someone@example.com",
    "uri": "https://example.com",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
_MAX_REFERENCES = 8
"""A chain of references longer than this is a circle."""


class Asked(Protocol):
    """What a question says of its answer."""

    @property
    def task(self) -> str:
        """The headline."""
        ...

    @property
    def response_schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        ...

    @property
    def initial_response(self) -> dict[str, Any] | None:
        """What the agent proposed."""
        ...


def _resolved(schema: Any, root: Mapping[str, Any]) -> dict[str, Any]:
    at: dict[str, Any] = dict(schema) if isinstance(schema, Mapping) else {}
    for _ in range(_MAX_REFERENCES):
        branches = [at[name] for name in ("anyOf", "oneOf", "allOf") if name in at]
        if isinstance(at.get("$ref"), str):
            reference = at.pop("$ref")
            at = {**_find(root, reference), **at}
        elif branches:
            first: dict[str, Any] = next((each for each in branches[0] if each.get("type") != "null"), {})
            at = {**{key: value for key, value in at.items() if key not in ("anyOf", "oneOf", "allOf")}, **first}
        else:
            break
    return at


def _find(root: Mapping[str, Any], reference: str) -> dict[str, Any]:
    at: Any = root
    for key in filter(None, reference.lstrip("#").split("/")):
        at = at.get(key) if isinstance(at, Mapping) else None
    return dict(at) if isinstance(at, Mapping) else {}


def _type_of(schema: Mapping[str, Any]) -> str | None:
    wanted = schema.get("type")
    names: list[str] = wanted if isinstance(wanted, list) else [wanted] if isinstance(wanted, str) else []
    return next((name for name in names if name != "null"), names[0] if names else None)


def _number(schema: Mapping[str, Any], *, whole: bool) -> float:
    floor = schema.get("minimum", schema["exclusiveMinimum"] + 1 if "exclusiveMinimum" in schema else 0)
    value: float = min(floor, schema.get("maximum", floor))
    step = schema.get("multipleOf", 1 if whole else None)
    return value if step is None else ceil(value / step) * step


def _sample(raw: Any, root: Mapping[str, Any]) -> Any:
    """The plainest value that fits."""
    schema = _resolved(raw, root)
    for known in ("default", "const"):
        if known in schema:
            return schema[known]
    if "enum" in schema:
        return next((each for each in schema["enum"] if each is not None), None)
    kind = _type_of(schema)
    if kind == "boolean":
        return True
    if kind in ("number", "integer"):
        return _number(schema, whole=kind == "integer")
    if kind == "array":
        return [_sample(schema.get("items"), root) for _ in range(schema.get("minItems", 0))]
    if kind == "string":
        return _BY_FORMAT.get(str(schema.get("format")), "text".ljust(schema.get("minLength", 0), "."))
    return _members(schema, root) if kind == "object" or "properties" in schema else None


def _members(schema: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    described = schema.get("properties", {})
    return {name: _sample(described.get(name), root) for name in schema.get("required", [])}


def _decide(properties: Mapping[str, dict[str, Any]], *, yes: bool) -> dict[str, Any] | None:
    """Which member says yes or no, and with which value."""
    for name, schema in properties.items():
        if schema.get("type") == "boolean":
            return {name: yes}
    for name, schema in properties.items():
        for option in schema.get("enum", []):
            if (_YES if yes else _NO).fullmatch(str(option)):
                return {name: option}
    return None


def sample_answer(
    asked: Asked, *, decision: bool | None = None, reason: str | None = None, changes: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """An answer: what the agent proposed, the decision, and something that fits where a member is required.

    Raises:
        ValueError: It is not clear how to say yes or no to this question.

    """
    root = asked.response_schema
    schema = _resolved(root, root)
    properties = {name: _resolved(each, root) for name, each in schema.get("properties", {}).items()}
    decided = {} if decision is None else _decide(properties, yes=decision)
    if decided is None and not changes:
        word = "yes" if decision else "no"
        message = f'How to say {word} to "{asked.task}"? No member of its answer is a yes or a no: give it, as answer({{…}}).'
        raise ValueError(message)
    said = {}
    if reason is not None:
        texts = [name for name, each in properties.items() if _type_of(each) == "string" and "enum" not in each]
        places = [name for name in texts if _REASON.search(name)] or texts
        said = {places[0]: reason} if places else {}
    return {**_members(schema, root), **(asked.initial_response or {}), **(decided or {}), **said, **(changes or {})}


def assert_givable(asked: Asked, response: Any) -> None:
    """Nothing.

    Raises:
        ValueError: The answer does not fit, so that nobody could give it.

    """
    problems = judge_schema(asked.response_schema, response)
    if problems:
        words = " ".join(f"{problem.path or '/'} {problem.message}" for problem in problems)
        raise ValueError(
            f'The scripted answer to "{asked.task}" does not fit its response schema: {words} '
            "The server would refuse it; to test that, use invalid()."
        )

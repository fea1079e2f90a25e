"""From a payload to JSON, refusing what JSON would change without a word.

A person would otherwise decide on less than the agent meant to show.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from awaithumans.errors.input_errors import SchemaValidationError

_MAX_DEPTH = 200
"""Levels. No evidence is deeper; a value that contains itself is."""

_MAX_INTEGER = 2**53 - 1
"""Beyond it the numbers of JavaScript, which pages and the server are written in, are even ones only."""


def refuse_unsendable(value: Any, field: str) -> None:
    """Lets pass what JSON can say.

    Raises:
        SchemaValidationError: Something in it has no JSON. The text says where it is and what to do.

    """
    _check(value, field, "", 0)


def refuse_inexact(value: Any, field: str, place: str = "") -> None:
    """Lets pass the integers that a person is shown as they are.

    Raises:
        SchemaValidationError: One of them has too many digits.

    """
    if isinstance(value, int) and abs(value) > _MAX_INTEGER:
        problem = f"{value} has more digits than browsers keep of a number, and a person would see another one. Send it as text."
        raise SchemaValidationError(field, f"{place or field}: {problem}")
    if isinstance(value, Mapping):
        for key, member in value.items():
            refuse_inexact(member, field, f"{place}.{key}" if place else key)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            refuse_inexact(item, field, f"{place}[{index}]")


def _check(value: Any, field: str, place: str, depth: int) -> None:
    problem = _problem(value, depth)
    if problem:
        raise SchemaValidationError(field, f"{place or 'It'}: {problem}" if place else f"{problem}")
    if isinstance(value, Mapping):
        for key, member in value.items():
            if not isinstance(key, str):
                raise SchemaValidationError(
                    field,
                    f"{place or field}: the key {key!r} is a {type(key).__name__}; keys of JSON objects are text.",
                )
            _check(key, field, f"the key {key!r}", depth + 1)
            _check(member, field, f"{place}.{key}" if place else key, depth + 1)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _check(item, field, f"{place}[{index}]", depth + 1)


def _problem(value: Any, depth: int) -> str | None:
    if depth > _MAX_DEPTH:
        return f"it is nested deeper than {_MAX_DEPTH} levels; does it contain itself?"
    if value is None or isinstance(value, (bool, int, Mapping, list, tuple)):
        return None
    if isinstance(value, float):
        return None if math.isfinite(value) else f"{value} is no number of JSON. Send None, or a text that says what it means."
    if isinstance(value, str):
        return None if _is_unicode(value) else "the text holds half of a surrogate pair, which is no Unicode."
    name = type(value).__name__
    if isinstance(value, (datetime, date, time)):
        return f"a {name} has no JSON. Send its isoformat(), or declare the member in a Pydantic model."
    if isinstance(value, (bytes, bytearray, memoryview)):
        return f"{name} have no JSON. Send text, e.g. base64.b64encode(value).decode(), or a link."
    return f"a {name} has no JSON. Send a dict, a list, a number or text, or declare the member in a Pydantic model."


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

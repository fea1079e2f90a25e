"""One operation of the API: where it is and what it takes and gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast
from urllib.parse import quote, urlencode

from pydantic import TypeAdapter

QueryT = TypeVar("QueryT")
BodyT = TypeVar("BodyT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class Operation(Generic[QueryT, BodyT, ResultT]):
    """An entry of `generated/api.py`."""

    method: str
    path: str
    """With `{name}` where a path parameter goes."""
    result: type[ResultT] | None
    """The type of a good answer's body; none for an empty one."""


@cache
def result_adapter(operation: Operation[Any, Any, Any]) -> TypeAdapter[Any]:
    """What reads the body of a good answer."""
    # None is a type too: that of an empty body.
    return TypeAdapter(cast("Any", operation.result))


def operation_url(base: str, template: str, path: Mapping[str, str], query: Mapping[str, object]) -> str:
    """`/api/tasks/{id}/poll` with its values put in and its query added; members that are None are left out."""
    filled = re.sub(r"\{(\w+)\}", lambda match: quote(path[match.group(1)], safe=""), template)
    given = {key: _text(value) for key, value in query.items() if value is not None}
    return f"{base}{filled}" + (f"?{urlencode(given)}" if given else "")


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)

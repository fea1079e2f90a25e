"""The JSON Schema of a type."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, get_origin

from pydantic import TypeAdapter
from pydantic.errors import (
    PydanticSchemaGenerationError,
    PydanticUndefinedAnnotation,
    PydanticUserError,
)

from awaithumans.errors.input_errors import UnsupportedSchemaError
from awaithumans.schema.payload import refuse_unsendable

_KEYWORDS = frozenset(
    ("type", "properties", "required", "additionalProperties", "allOf", "anyOf", "oneOf", "enum", "const", "title", "description")
)
"""Any of these says that a dict is JSON Schema; `$…` and `x-…` are allowed besides."""

_KINDS = "a Pydantic model, a dataclass, a TypedDict, or a JSON Schema as a dict"


def adapter_of(schema: Any, name: str) -> TypeAdapter[Any]:
    """What validates values of a type.

    Raises:
        UnsupportedSchemaError: It is no type that Pydantic understands.

    """
    # list[int] is a type for Python 3.10, and no class.
    if not isinstance(schema, type) or get_origin(schema) is not None:
        raise UnsupportedSchemaError(name, f"It is {schema!r}. Pass the class itself: {_KINDS}.")
    if not hasattr(schema, "model_fields") and hasattr(schema, "__fields__"):
        raise UnsupportedSchemaError(name, f"{schema.__name__} is a model of Pydantic 1. Derive it from pydantic.BaseModel of Pydantic 2.")
    try:
        return TypeAdapter(schema)
    except (
        PydanticSchemaGenerationError,
        PydanticUndefinedAnnotation,
        PydanticUserError,
        NameError,
    ) as error:
        raise UnsupportedSchemaError(name, f"{schema.__name__}: {_first_line(error)} Give {_KINDS}.") from error


def to_json_schema(schema: Any, name: str) -> dict[str, Any]:
    """What the server draws the form from and checks answers against; always of an object.

    Raises:
        UnsupportedSchemaError: There is no JSON Schema for it, or it is not one of an object.

    """
    if isinstance(schema, Mapping):
        _refuse_shape(schema, name)
        json_schema = dict(copy.deepcopy(schema))
        refuse_unsendable(json_schema, name)
    else:
        try:
            json_schema = adapter_of(schema, name).json_schema()
        except PydanticUserError as error:
            raise UnsupportedSchemaError(
                name,
                f"{schema.__name__}: {_first_line(error)} Leave that member out, or give it a type that has JSON: "
                "text, numbers, booleans, dates, enumerations, lists, dicts, models.",
            ) from error
    if _resolve(json_schema).get("type", "object") != "object":
        title = getattr(schema, "__name__", "It")
        raise UnsupportedSchemaError(
            name,
            f"{title} does not describe an object. Put the value into a model with one field, so that it has a name.",
        )
    return json_schema


def _refuse_shape(schema: Mapping[Any, Any], name: str) -> None:
    """What is easily taken for a schema: names with their types."""
    properties = schema.get("properties")
    for members in (schema, properties if isinstance(properties, Mapping) else {}):
        for key, value in members.items():
            if isinstance(value, type):
                raise UnsupportedSchemaError(name, f"It is a dict with the class {value.__name__} under {key!r}. Give {_KINDS}.")
    known = any(isinstance(key, str) and (key in _KEYWORDS or key.startswith(("$", "x-"))) for key in schema)
    if name == "response_schema" and schema and not known:
        first = next(iter(schema))
        raise UnsupportedSchemaError(
            name,
            "It is a dict, so it is read as JSON Schema, and has none of its keywords. Write "
            f'{{"type": "object", "properties": {{"{first}": {{"type": …}}}}}}, or a Pydantic model.',
        )


def _resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """A model that refers to itself is a reference at the top."""
    reference = schema.get("$ref")
    if not isinstance(reference, str) or not reference.startswith("#/$defs/"):
        return schema
    target = schema.get("$defs", {}).get(reference.removeprefix("#/$defs/"), {})
    return target if isinstance(target, dict) else schema


def _first_line(error: Exception) -> str:
    line = str(error).split("\n", 1)[0].strip()
    return line if line.endswith(".") else f"{line}."

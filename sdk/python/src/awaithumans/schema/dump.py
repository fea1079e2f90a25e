"""What a payload is on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from awaithumans.errors.input_errors import SchemaValidationError
from awaithumans.schema.json_schema import adapter_of
from awaithumans.schema.payload import refuse_inexact, refuse_unsendable
from awaithumans.schema.validate import explain


def _dump(adapter: TypeAdapter[Any], value: Any, field: str) -> Any:
    # NaN is refused, but JSON mode may turn it into null; Python mode still shows it.
    try:
        refuse_nan = adapter.dump_python(value, mode="python", warnings=False)
        json_value = adapter.dump_python(value, mode="json", by_alias=True, warnings="error")
    except (PydanticSerializationError, ValueError) as error:
        raise SchemaValidationError(field, str(error)) from error
    _refuse_nan(refuse_nan, field)
    return json_value


def _refuse_nan(value: Any, field: str, place: str = "") -> None:
    if isinstance(value, float):
        refuse_unsendable({place or field: value} if place else value, field)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            _refuse_nan(member, field, f"{place}.{key}" if place else str(key))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for index, item in enumerate(value):
            _refuse_nan(item, field, f"{place}[{index}]")


def dump_payload(payload: Any, schema: Any) -> dict[str, Any]:
    """The payload as a JSON object, checked against its schema.

    Raises:
        SchemaValidationError: It does not fit, or is not JSON.

    """
    json_value = _to_json(payload, schema)
    if not isinstance(json_value, dict):
        raise SchemaValidationError("payload", "It must be a JSON object, so that its parts have names.")
    refuse_unsendable(json_value, "payload")
    refuse_inexact(json_value, "payload")
    return json_value


def _to_json(payload: Any, schema: Any) -> Any:
    if isinstance(schema, Mapping):
        return dump_plain(payload, "payload")
    adapter = adapter_of(schema, "payload_schema")
    is_instance = (isinstance(payload, BaseModel) or is_dataclass(payload)) and isinstance(payload, schema)
    try:
        value = payload if is_instance else adapter.validate_python(payload)
    except ValidationError as error:
        raise SchemaValidationError("payload", explain(error)) from error
    return _dump(adapter, value, "payload")


def dump_plain(value: Any, field: str) -> Any:
    """A value whose own class says what it is: a model or a dataclass becomes a dict; all else stays as it is."""
    if isinstance(value, BaseModel) or (is_dataclass(value) and not isinstance(value, type)):
        return _dump(TypeAdapter(type(value)), value, field)
    refuse_unsendable(value, field)
    refuse_inexact(value, field)
    return dict(value) if isinstance(value, Mapping) else value

"""The field that fits a type."""

from __future__ import annotations

import datetime
import decimal
import enum
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args, get_origin

from awaithumans.forms.base import FormFieldBase
from awaithumans.forms.choice import MultiSelect, SelectOption, SingleSelect, Switch
from awaithumans.forms.members import unwrap
from awaithumans.forms.names import humanise
from awaithumans.forms.text import LongText, ShortText
from awaithumans.forms.when import DatePicker, DateTimePicker, TimePicker

Node = Mapping[str, Any]
"""The JSON Schema of a member: it has the limits, patterns and defaults, whatever they were declared with."""

_LONG_FROM = 200
"""Characters. A longer answer needs room to be read back while it is typed."""


def infer_field_from_type(annotation: Any, node: Mapping[str, Any] | None = None) -> FormFieldBase:
    """The field for a type, without name. For a type that has none of its own it is a box for text.

    Where the response schema takes no text, the server draws what it does take in the place of such a box.
    """
    return field_for_type(annotation, node) or LongText()


def field_for_type(annotation: Any, node: Node | None = None) -> FormFieldBase | None:
    """The field for a type, without name; None for one that has no field of its own."""
    schema: Node = node or {}
    plain, _ = unwrap(annotation)
    options = choices(plain)
    if options:
        return SingleSelect(options=options, default=_of(schema, str))
    item_options = _item_choices(plain)
    if item_options:
        return _multi_select(item_options, schema)
    if not isinstance(plain, type) or issubclass(plain, enum.Enum):
        return None
    for base, make in _BY_TYPE:
        if issubclass(plain, base):
            return make(schema)
    return _from_string(schema) if schema.get("type") == "string" else None


def choices(annotation: Any) -> list[SelectOption] | None:
    """The options of a `Literal` or an enumeration of texts."""
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return [SelectOption(value=value, label=value) for value in values] if _all_text(values) else None
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        members = list(annotation)
        if members and _all_text([member.value for member in members]):
            return [SelectOption(value=member.value, label=humanise(member.name)) for member in members]
    return None


def _all_text(values: Any) -> bool:
    return all(isinstance(value, str) for value in values)


def item_type(annotation: Any) -> Any:
    """What a list, a set or a tuple of any length holds; None for everything else."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (list, set, frozenset) and len(arguments) == 1:
        return arguments[0]
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return arguments[0]
    return None


def _item_choices(annotation: Any) -> list[SelectOption] | None:
    item = item_type(annotation)
    return None if item is None else choices(unwrap(item)[0])


def _multi_select(options: list[SelectOption], schema: Node) -> MultiSelect:
    default = schema.get("default")
    return MultiSelect(
        options=options,
        default=[value for value in default if isinstance(value, str)] if isinstance(default, list) else [],
        min_count=schema.get("minItems"),
        max_count=schema.get("maxItems"),
    )


def _of(schema: Node, kind: type) -> Any:
    """The default, if it is of the right kind."""
    value = schema.get("default")
    return value if isinstance(value, kind) and isinstance(value, bool) == (kind is bool) else None


def _switch(schema: Node) -> FormFieldBase:
    return Switch(default=_of(schema, bool))


def _number(schema: Node, *, integer: bool) -> FormFieldBase:
    default = schema.get("default")
    is_number = isinstance(default, (int, float)) and not isinstance(default, bool)
    return ShortText(
        subtype="number",
        integer=True if integer else None,
        minimum=schema.get("minimum"),
        maximum=schema.get("maximum"),
        exclusive_minimum=schema.get("exclusiveMinimum"),
        exclusive_maximum=schema.get("exclusiveMaximum"),
        multiple_of=schema.get("multipleOf"),
        default=default if is_number else None,
    )


def _text(schema: Node) -> FormFieldBase:
    if schema.get("format") in _BY_FORMAT:
        return _BY_FORMAT[schema["format"]](schema)
    limits: dict[str, Any] = {
        "min_length": schema.get("minLength"),
        "max_length": schema.get("maxLength"),
    }
    default = _of(schema, str) or None
    if (limits["max_length"] or 0) > _LONG_FROM and "format" not in schema:
        return LongText(**limits, default=default)
    subtypes: dict[Any, Literal["email", "url"]] = {"email": "email", "uri": "url"}
    return ShortText(
        subtype=subtypes.get(schema.get("format"), "plain"),
        **limits,
        pattern=schema.get("pattern"),
        default=default,
    )


def _from_string(schema: Node) -> FormFieldBase | None:
    """Types of Pydantic and others that are text in JSON, such as EmailStr, HttpUrl and UUID. Bytes are no text to write."""
    return None if schema.get("format") in ("binary", "base64url") else _text(schema)


_BY_FORMAT: dict[str, Callable[[Node], FormFieldBase]] = {
    "date": lambda schema: DatePicker(default=_of(schema, str)),
    "date-time": lambda schema: DateTimePicker(default=_of(schema, str)),
    "time": lambda schema: TimePicker(default=_of(schema, str)),
}

# In this order: a boolean is an integer for Python, and a datetime a date.
_BY_TYPE: list[tuple[type, Callable[[Node], FormFieldBase]]] = [
    (bool, _switch),
    (int, lambda schema: _number(schema, integer=True)),
    (float, lambda schema: _number(schema, integer=False)),
    (decimal.Decimal, lambda schema: _number(schema, integer=False)),
    (str, _text),
    (datetime.datetime, _BY_FORMAT["date-time"]),
    (datetime.date, _BY_FORMAT["date"]),
    (datetime.time, _BY_FORMAT["time"]),
]

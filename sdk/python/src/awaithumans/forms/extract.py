"""The form of a response model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from awaithumans.forms.base import FormFieldBase
from awaithumans.forms.definition import FormDefinition
from awaithumans.forms.infer import infer_field_from_type, item_type
from awaithumans.forms.members import Member, is_record, members_of, unwrap
from awaithumans.forms.names import humanise
from awaithumans.forms.nesting import FormField, ObjectGroup, RepeatableGroup, Subform
from awaithumans.schema.json_schema import to_json_schema

_MAX_DEPTH = 6
"""Nested deeper than this a form is unusable. The server draws the rest as one editor."""

Node = Mapping[str, Any]


def extract_form(model: Any) -> FormDefinition:
    """The form for a model, a dataclass or a TypedDict: one field for each member that has one.

    A field in the `Annotated` metadata of a member wins, the outermost first; else the type decides. Titles become labels,
    descriptions hints, and limits, patterns and defaults are kept.

    Raises:
        UnsupportedSchemaError: It is no class with members.

    """
    return FormDefinition(fields=cast("list[FormField]", fields_of(model)))


def fields_of(model: Any) -> list[FormFieldBase]:
    """The fields of `extract_form`, e.g. to put them into a section."""
    schema = to_json_schema(model, "response_schema")
    return _fields(model, _resolve(schema, schema), schema, 0) if is_record(model) else []


def _fields(cls: Any, node: Node, root: Node, depth: int) -> list[FormFieldBase]:
    properties = node.get("properties", {})
    found = (_field(member, properties.get(member.key, {}), root, depth) for member in members_of(cls))
    return [field for field in found if field is not None]


def _field(member: Member, own: Node, root: Node, depth: int) -> FormFieldBase | None:
    node = _resolve(own, root)
    given = next(_given(member), None)
    field = given if given is not None else infer_field_from_type(member.annotation, node)
    field = _with_children(field, member, (node, root), depth)
    if field is None:
        return None
    words = {
        "label": field.label or own.get("title") or humanise(member.key),
        "hint": field.hint or own.get("description"),
    }
    return field.model_copy(update={**words, "name": member.key, "required": member.required})


def _given(member: Member) -> Iterator[FormFieldBase]:
    return (entry for entry in member.metadata if isinstance(entry, FormFieldBase))


def _with_children(field: FormFieldBase | None, member: Member, schema: tuple[Node, Node], depth: int) -> FormFieldBase | None:
    """Groups get the fields of the class they are of, unless they were given their own."""
    node, root = schema
    item = item_type(member.annotation)
    cls = unwrap(member.annotation if item is None else item)[0]
    if not is_record(cls) or depth >= _MAX_DEPTH:
        return field
    if field is None:
        rows = RepeatableGroup(min_items=node.get("minItems"), max_items=node.get("maxItems"))
        field = ObjectGroup() if item is None else rows
    empty = (isinstance(field, (ObjectGroup, Subform)) and not field.fields) or (
        isinstance(field, RepeatableGroup) and not field.item_fields
    )
    if not empty:
        return field
    children = _fields(cls, _resolve(to_json_schema(cls, "response_schema"), root), root, depth + 1)
    return field.model_copy(update={"item_fields" if isinstance(field, RepeatableGroup) else "fields": children})


def _resolve(node: Node, root: Node) -> Node:
    """The node behind a reference or an alternative to null, with what stands beside it."""
    while True:
        branches = [branch for branch in node.get("anyOf", ()) if branch.get("type") != "null"]
        if "$ref" in node:
            target = root.get("$defs", {}).get(str(node["$ref"]).rsplit("/", 1)[-1], {})
        elif len(branches) == 1 or (branches and all(branch.get("type") in ("number", "string") for branch in branches)):
            target = branches[0]
        else:
            return node
        node = {
            **target,
            **{key: value for key, value in node.items() if key not in ("$ref", "anyOf")},
        }

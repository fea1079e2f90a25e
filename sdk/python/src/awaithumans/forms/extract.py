"""The form of a response model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from awaithumans.forms.base import FormFieldBase
from awaithumans.forms.definition import FormDefinition
from awaithumans.forms.infer import field_for_type, item_type
from awaithumans.forms.members import Member, is_record, members_of, unwrap
from awaithumans.forms.names import humanise
from awaithumans.forms.nesting import FormField, ObjectGroup, RepeatableGroup, Subform
from awaithumans.forms.text import LongText
from awaithumans.schema.json_schema import to_json_schema

_MAX_DEPTH = 6
"""Nested deeper than this a form is unusable. The server then draws the member of the top."""

Node = Mapping[str, Any]


def extract_form(model: Any) -> FormDefinition:
    """The form for a model, a dataclass or a TypedDict: one field for each member.

    A field in the `Annotated` metadata of a member wins, the outermost first; else the type decides. Titles become labels,
    descriptions hints, and limits, patterns and defaults are kept.

    Raises:
        UnsupportedSchemaError: It is no class with members.

    """
    return FormDefinition(fields=fields_of(model))


def fields_of(model: Any) -> list[FormField]:
    """The fields of `extract_form`, e.g. to put them into a section or below a picture."""
    schema = to_json_schema(model, "response_schema")
    if not is_record(model):
        return []
    node = _resolve(schema, schema)
    fields = [_field(member, node, schema, 0) or _worded(LongText(), member, _own(member, node)) for member in members_of(model)]
    # Every class of a field there is, is one of the union.
    return cast("list[FormField]", fields)


def has_own_fields(model: Any, seen: frozenset[Any] = frozenset()) -> bool:
    """Whether a field was written for a member of the model or of one inside it. Without one, the server draws the form."""
    if not is_record(model) or model in seen:
        return False
    inside = seen | {model}
    return any(next(_given(member), None) or has_own_fields(_record_in(member), inside) for member in members_of(model))


def _own(member: Member, node: Node) -> Node:
    own: Node = node.get("properties", {}).get(member.key, {})
    return own


def _field(member: Member, node: Node, root: Node, depth: int) -> FormFieldBase | None:
    """The field for a member; None when there is none for it, or for something inside it."""
    own = _own(member, node)
    resolved = _resolve(own, root)
    given = next(_given(member), None)
    field = given if given is not None else field_for_type(member.annotation, resolved)
    field = _with_children(field, member, (resolved, root), depth)
    return None if field is None else _worded(field, member, own)


def _worded(field: FormFieldBase, member: Member, own: Node) -> FormFieldBase:
    label = field.label or own.get("title") or humanise(member.key)
    hint = field.hint or own.get("description")
    return field.model_copy(update={"label": label, "hint": hint, "name": member.key, "required": member.required})


def _given(member: Member) -> Iterator[FormFieldBase]:
    return (entry for entry in member.metadata if isinstance(entry, FormFieldBase))


def _record_in(member: Member) -> Any:
    """The class of a member, or of the items of its list."""
    item = item_type(member.annotation)
    return unwrap(member.annotation if item is None else item)[0]


def _with_children(field: FormFieldBase | None, member: Member, schema: tuple[Node, Node], depth: int) -> FormFieldBase | None:
    """Groups get the fields of the class they are of, unless they were given their own."""
    node, root = schema
    cls = _record_in(member)
    if not is_record(cls):
        return field
    if field is None:
        rows = RepeatableGroup(min_items=node.get("minItems"), max_items=node.get("maxItems"))
        field = ObjectGroup() if item_type(member.annotation) is None else rows
    empty = (isinstance(field, (ObjectGroup, Subform)) and not field.fields) or (
        isinstance(field, RepeatableGroup) and not field.item_fields
    )
    if not empty:
        return field
    if depth >= _MAX_DEPTH:
        return None
    inner = _resolve(to_json_schema(cls, "response_schema"), root)
    children = [_field(child, inner, root, depth + 1) for child in members_of(cls)]
    if None in children:
        return None
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

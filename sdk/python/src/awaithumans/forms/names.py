"""Names of fields, and labels made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awaithumans.forms.base import FormFieldBase


def humanise(name: str) -> str:
    """`customer_id` is read as "Customer Id"."""
    return name.replace("_", " ").replace("-", " ").strip().title()


def with_name(field: FormFieldBase, name: str, *, required: bool | None = None) -> FormFieldBase:
    """The same field under a name, with a label if it has none."""
    changes: dict[str, object] = {"name": name, "label": field.label or humanise(name)}
    if required is not None:
        changes["required"] = required
    return field.model_copy(update=changes)


def named(fields: Mapping[str, FormFieldBase] | Sequence[FormFieldBase]) -> list[FormFieldBase]:
    """Fields inside another, each with the name under which its value is found.

    Raises:
        ValueError: One that takes a value has no name.

    """
    if isinstance(fields, Mapping):
        return [with_name(field, name) for name, field in fields.items()]
    for index, field in enumerate(fields):
        if field.is_input and not field.name:
            raise ValueError(
                f"Field {index} ({field.kind}) has no name, so its value would have none. Give the fields as a dict by name, or "
                f"write {field.kind}(name=…)."
            )
    return [with_name(field, field.name) if field.name else field for field in fields]

"""Fields that arrange others, and fields made of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from pydantic import BaseModel, Field

from awaithumans.forms.base import DisplayFieldBase, FormFieldBase
from awaithumans.forms.choice import OptionInput, SelectOption, to_options
from awaithumans.forms.names import named

if TYPE_CHECKING:
    from awaithumans.forms.definition import FormField

FieldsInput: TypeAlias = Mapping[str, FormFieldBase] | Sequence[FormFieldBase]
"""Fields by their name, or fields that were given a name."""

ColumnKind = Literal["short_text", "long_text", "number", "currency", "switch", "single_select", "date", "datetime"]


class Section(DisplayFieldBase, frozen=True):
    """A heading."""

    kind: Literal["section"] = "section"
    title: str
    subtitle: str | None = None


class Divider(DisplayFieldBase, frozen=True):
    """A line."""

    kind: Literal["divider"] = "divider"


class SectionCollapse(DisplayFieldBase, frozen=True):
    """Fields that can be folded away. Their values are those of the form, as if the section were not there."""

    kind: Literal["section_collapse"] = "section_collapse"
    title: str
    subtitle: str | None = None
    fields: list[FormField] = Field(default_factory=list)
    default_open: bool = True


class TableColumn(BaseModel):
    """A column of a table."""

    name: str
    label: str
    kind: ColumnKind = "short_text"
    required: bool = True
    placeholder: str | None = None
    options: list[SelectOption] | None = None
    currency_code: str | None = None
    min_value: float | None = None
    max_value: float | None = None
    default: str | float | bool | None = None


class Table(FormFieldBase, frozen=True):
    """Rows with the same columns. The value is a list of objects."""

    kind: Literal["table"] = "table"
    columns: list[TableColumn]
    min_rows: int | None = None
    max_rows: int | None = None
    initial_rows: int = 1
    allow_add_row: bool = True
    allow_remove_row: bool = True


class Subform(FormFieldBase, frozen=True):
    """Fields that are filled in several times. The value is a list of objects."""

    kind: Literal["subform"] = "subform"
    fields: list[FormField] = Field(default_factory=list)
    min_count: int | None = None
    max_count: int | None = None
    initial_count: int = 1
    add_label: str = "Add"
    remove_label: str = "Remove"


class ObjectGroup(FormFieldBase, frozen=True):
    """Fields that belong together. The value is an object."""

    kind: Literal["object_group"] = "object_group"
    fields: list[FormField] = Field(default_factory=list)


class RepeatableGroup(FormFieldBase, frozen=True):
    """Rows of fields. The value is a list of objects."""

    kind: Literal["repeatable_group"] = "repeatable_group"
    item_fields: list[FormField] = Field(default_factory=list)
    min_items: int | None = None
    max_items: int | None = None


def section(title: str, *, subtitle: str | None = None) -> Section:
    """A heading."""
    return Section(title=title, subtitle=subtitle)


def divider() -> Divider:
    """A line."""
    return Divider()


def _children(fields: FieldsInput) -> list[FormField]:
    return cast("list[FormField]", named(fields))


def section_collapse(title: str, fields: FieldsInput, *, subtitle: str | None = None, default_open: bool = True) -> SectionCollapse:
    """Fields that can be folded away."""
    return SectionCollapse(title=title, subtitle=subtitle, fields=_children(fields), default_open=default_open)


def _to_column(column: TableColumn | Mapping[str, Any]) -> TableColumn:
    if isinstance(column, TableColumn):
        return column
    options: Sequence[OptionInput] | None = column.get("options")
    return TableColumn.model_validate({**column, "options": None if options is None else to_options(options)})


def table(
    *,
    columns: Sequence[TableColumn | Mapping[str, Any]],
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_rows: int | None = None,
    max_rows: int | None = None,
    initial_rows: int = 1,
    allow_add_row: bool = True,
    allow_remove_row: bool = True,
) -> Table:
    """Rows with the same columns."""
    return Table(
        name=name,
        label=label,
        hint=hint,
        columns=[_to_column(column) for column in columns],
        min_rows=min_rows,
        max_rows=max_rows,
        initial_rows=initial_rows,
        allow_add_row=allow_add_row,
        allow_remove_row=allow_remove_row,
    )


def subform(
    *,
    fields: FieldsInput = (),
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_count: int | None = None,
    max_count: int | None = None,
    initial_count: int = 1,
    add_label: str = "Add",
    remove_label: str = "Remove",
) -> Subform:
    """Fields that are filled in several times. Without `fields` they are those of the model the list is of."""
    return Subform(
        name=name,
        label=label,
        hint=hint,
        fields=_children(fields),
        min_count=min_count,
        max_count=max_count,
        initial_count=initial_count,
        add_label=add_label,
        remove_label=remove_label,
    )


def object_group(*, fields: FieldsInput = (), name: str = "", label: str | None = None, hint: str | None = None) -> ObjectGroup:
    """Fields that belong together. Without `fields` they are those of the model."""
    return ObjectGroup(name=name, label=label, hint=hint, fields=_children(fields))


def repeatable_group(
    *,
    item_fields: FieldsInput = (),
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_items: int | None = None,
    max_items: int | None = None,
) -> RepeatableGroup:
    """Rows of fields. Without `item_fields` they are those of the model the list is of."""
    return RepeatableGroup(
        name=name,
        label=label,
        hint=hint,
        item_fields=_children(item_fields),
        min_items=min_items,
        max_items=max_items,
    )

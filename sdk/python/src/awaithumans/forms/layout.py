"""Fields that arrange others, and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from awaithumans.forms.base import DisplayFieldBase, FormFieldBase
from awaithumans.forms.choice import OptionInput, SelectOption, to_options

ColumnKind = Literal["short_text", "long_text", "number", "currency", "switch", "single_select", "date", "datetime"]


class Section(DisplayFieldBase, frozen=True):
    """A heading."""

    kind: Literal["section"] = "section"
    title: str
    subtitle: str | None = None


class Divider(DisplayFieldBase, frozen=True):
    """A line."""

    kind: Literal["divider"] = "divider"


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


def section(title: str, *, subtitle: str | None = None) -> Section:
    """A heading."""
    return Section(title=title, subtitle=subtitle)


def divider() -> Divider:
    """A line."""
    return Divider()


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

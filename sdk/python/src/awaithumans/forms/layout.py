"""Fields that arrange others, and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel

from awaithumans.forms.base import DisplayFieldBase, FormFieldBase
from awaithumans.forms.choice import OptionInput, SelectOption, to_options

ColumnKind: TypeAlias = Literal["short_text", "long_text", "number", "currency", "switch", "single_select", "date", "datetime"]
"""What the cells of a column may hold."""


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
    """The key of its value in a row."""
    label: str
    """Above the column."""
    kind: ColumnKind = "short_text"
    """What its cells hold."""
    required: bool = True
    """Whether each row must have a value."""
    placeholder: str | None = None
    """Shown while a cell is empty."""
    options: list[SelectOption] | None = None
    """Of `single_select`: what there is to choose from."""
    currency_code: str | None = None
    """Of `currency`: three letters (ISO 4217), e.g. `EUR`."""
    min_value: float | None = None
    """Of numbers: the least that is accepted."""
    max_value: float | None = None
    """Of numbers: the most that is accepted."""
    default: str | float | bool | None = None
    """What is in a new row."""


class Table(FormFieldBase, frozen=True):
    """Rows with the same columns. The value is a list of objects."""

    kind: Literal["table"] = "table"
    columns: list[TableColumn]
    """In this order."""
    min_rows: int | None = None
    """How many rows at least."""
    max_rows: int | None = None
    """How many rows at most."""
    initial_rows: int = 1
    """Empty rows when the form opens."""
    allow_add_row: bool = True
    """Whether the person can add rows."""
    allow_remove_row: bool = True
    """Whether the person can remove rows."""


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

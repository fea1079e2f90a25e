"""Fields for dates and times."""

from __future__ import annotations

from typing import Literal

from awaithumans.forms.base import FormFieldBase


class DatePicker(FormFieldBase, frozen=True):
    """A day. The value is `YYYY-MM-DD`."""

    kind: Literal["date"] = "date"
    min_date: str | None = None
    """The first day that is accepted, `YYYY-MM-DD`."""
    max_date: str | None = None
    """The last day that is accepted."""
    default: str | None = None
    """What is in the field when the form opens."""


class DateTimePicker(FormFieldBase, frozen=True):
    """A day and a time. The value is in ISO 8601."""

    kind: Literal["datetime"] = "datetime"
    min_datetime: str | None = None
    """The first moment that is accepted, in ISO 8601 with its zone."""
    max_datetime: str | None = None
    """The last moment that is accepted."""
    timezone: str | None = None
    """The zone in which it is shown and typed: a name of the IANA database, like `Europe/Vienna`. Default: the person's."""
    default: str | None = None
    """What is in the field when the form opens."""


class DateRange(FormFieldBase, frozen=True):
    """Two days. The value is an object with `start` and `end`."""

    kind: Literal["date_range"] = "date_range"
    min_date: str | None = None
    """The first day that is accepted, `YYYY-MM-DD`."""
    max_date: str | None = None
    """The last day that is accepted."""
    min_days: int | None = None
    """Days at least, the first and the last included."""
    max_days: int | None = None
    """Days at most, counted likewise."""


class TimePicker(FormFieldBase, frozen=True):
    """A time of day. The value is `HH:MM`."""

    kind: Literal["time"] = "time"
    min_time: str | None = None
    """The first time that is accepted, `HH:MM`."""
    max_time: str | None = None
    """The last time that is accepted."""
    step_minutes: int = 15
    """Minutes between the times that the picker offers; others can be typed."""
    default: str | None = None
    """What is in the field when the form opens."""


def date_picker(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_date: str | None = None,
    max_date: str | None = None,
    default: str | None = None,
) -> DatePicker:
    """A day. Limits and default are texts like `2026-05-31`."""
    return DatePicker(name=name, label=label, hint=hint, min_date=min_date, max_date=max_date, default=default)


def datetime_picker(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_datetime: str | None = None,
    max_datetime: str | None = None,
    timezone: str | None = None,
    default: str | None = None,
) -> DateTimePicker:
    """A day and a time. Limits and default are texts like `2026-05-31T14:30`."""
    return DateTimePicker(
        name=name,
        label=label,
        hint=hint,
        min_datetime=min_datetime,
        max_datetime=max_datetime,
        timezone=timezone,
        default=default,
    )


def date_range(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_date: str | None = None,
    max_date: str | None = None,
    min_days: int | None = None,
    max_days: int | None = None,
) -> DateRange:
    """From one day to another, so many days apart."""
    return DateRange(
        name=name,
        label=label,
        hint=hint,
        min_date=min_date,
        max_date=max_date,
        min_days=min_days,
        max_days=max_days,
    )


def time_picker(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_time: str | None = None,
    max_time: str | None = None,
    step_minutes: int = 15,
    default: str | None = None,
) -> TimePicker:
    """A time of day. Limits and default are texts like `14:30`."""
    return TimePicker(
        name=name,
        label=label,
        hint=hint,
        min_time=min_time,
        max_time=max_time,
        step_minutes=step_minutes,
        default=default,
    )

"""Fields for a place on a scale."""

from __future__ import annotations

from typing import Literal

from awaithumans.forms.base import FormFieldBase


class Slider(FormFieldBase, frozen=True):
    """A number between two others."""

    kind: Literal["slider"] = "slider"
    min: float = 0
    """The lower end."""
    max: float = 100
    """The upper end."""
    step: float = 1
    """Steps, counted from the lower end."""
    default: float | None = None
    """Where it stands when the form opens."""
    prefix: str | None = None
    """Written before the number, e.g. `$`."""
    suffix: str | None = None
    """Written after the number, e.g. ` %`."""


class StarRating(FormFieldBase, frozen=True):
    """Stars. The value is how many."""

    kind: Literal["star_rating"] = "star_rating"
    max: int = 5
    """How many stars there are."""
    default: int | None = None
    """How many are lit when the form opens."""


class OpinionScale(FormFieldBase, frozen=True):
    """A row of numbers, with words for its ends. The value is one of them."""

    kind: Literal["opinion_scale"] = "opinion_scale"
    min: int = 1
    """The first number."""
    max: int = 10
    """The last number."""
    min_label: str | None = None
    """Beside the first, e.g. `Not at all`."""
    max_label: str | None = None
    """Beside the last."""
    default: int | None = None
    """What is chosen when the form opens."""


def slider(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min: float = 0,  # noqa: A002 -- published name
    max: float = 100,  # noqa: A002 -- published name
    step: float = 1,
    default: float | None = None,
    prefix: str | None = None,
    suffix: str | None = None,
) -> Slider:
    """A number, by dragging. `prefix` and `suffix` stand beside it, e.g. a unit."""
    return Slider(
        name=name,
        label=label,
        hint=hint,
        min=min,
        max=max,
        step=step,
        default=default,
        prefix=prefix,
        suffix=suffix,
    )


def star_rating(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    max: int = 5,  # noqa: A002 -- published name
    default: int | None = None,
) -> StarRating:
    """Up to `max` stars."""
    return StarRating(name=name, label=label, hint=hint, max=max, default=default)


def opinion_scale(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min: int = 1,  # noqa: A002 -- published name
    max: int = 10,  # noqa: A002 -- published name
    min_label: str | None = None,
    max_label: str | None = None,
    default: int | None = None,
) -> OpinionScale:
    """One of the numbers from `min` to `max`."""
    return OpinionScale(
        name=name,
        label=label,
        hint=hint,
        min=min,
        max=max,
        min_label=min_label,
        max_label=max_label,
        default=default,
    )

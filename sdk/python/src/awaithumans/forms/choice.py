"""Fields in which something is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, Field

from awaithumans.forms.base import FormFieldBase


class SelectOption(BaseModel):
    """One of the things to choose from."""

    value: str
    """What the answer holds."""
    label: str
    """What the person reads."""
    hint: str | None = None
    """Below the label, smaller."""


class PictureOption(BaseModel):
    """One of the pictures to choose from."""

    value: str
    """What the answer holds."""
    label: str
    """Below the picture."""
    image_url: str
    """A URL that the person's browser can load."""
    hint: str | None = None
    """Below the label, smaller."""


OptionInput: TypeAlias = SelectOption | tuple[str, str] | str
"""An option, a (value, label) pair, or a text that is both."""
PictureInput: TypeAlias = PictureOption | Mapping[str, Any]
"""A picture, or its members as a dict."""


def to_options(options: Sequence[OptionInput]) -> list[SelectOption]:
    """Every spelling of an option as one.

    Raises:
        TypeError: One is none of them.

    """
    return [_to_option(option) for option in options]


def _to_option(option: object) -> SelectOption:
    if isinstance(option, SelectOption):
        return option
    if isinstance(option, str):
        return SelectOption(value=option, label=option)
    if isinstance(option, tuple) and len(option) == 2 and all(isinstance(part, str) for part in option):
        return SelectOption(value=option[0], label=option[1])
    raise TypeError(f"An option is a SelectOption, a (value, label) pair of texts, or a text, not {option!r}.")


class Switch(FormFieldBase, frozen=True):
    """Yes or no. The value is a boolean."""

    kind: Literal["switch"] = "switch"
    true_label: str = "Yes"
    """The word for true."""
    false_label: str = "No"
    """The word for false."""
    default: bool | None = None
    """What is chosen when the form opens. Default: neither."""


class SingleSelect(FormFieldBase, frozen=True):
    """One of several. The value is that of the option."""

    kind: Literal["single_select"] = "single_select"
    options: list[SelectOption]
    """What there is to choose from, in this order."""
    default: str | None = None
    """The value that is chosen when the form opens."""


class MultiSelect(FormFieldBase, frozen=True):
    """Some of several. The value is a list of theirs."""

    kind: Literal["multi_select"] = "multi_select"
    options: list[SelectOption]
    """What there is to choose from, in this order."""
    default: list[str] = Field(default_factory=list)
    """The values that are chosen when the form opens."""
    min_count: int | None = None
    """How many at least."""
    max_count: int | None = None
    """How many at most."""


class PictureChoice(FormFieldBase, frozen=True):
    """Some of several pictures. The value is always a list; of at most one when `multiple` is false."""

    kind: Literal["picture_choice"] = "picture_choice"
    options: list[PictureOption]
    """What there is to choose from, in this order."""
    multiple: bool = False
    """Whether several may be chosen."""
    default: list[str] = Field(default_factory=list)
    """The values that are chosen when the form opens."""


class Ranking(FormFieldBase, frozen=True):
    """All of them, in an order. The value is the list of their values, best first."""

    kind: Literal["ranking"] = "ranking"
    options: list[SelectOption]
    """What is to be ordered."""


def switch(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    true_label: str = "Yes",
    false_label: str = "No",
    default: bool | None = None,
) -> Switch:
    """Yes or no, in words of your own."""
    return Switch(
        name=name,
        label=label,
        hint=hint,
        true_label=true_label,
        false_label=false_label,
        default=default,
    )


def single_select(
    *,
    options: Sequence[OptionInput],
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    default: str | None = None,
) -> SingleSelect:
    """One of several."""
    return SingleSelect(name=name, label=label, hint=hint, options=to_options(options), default=default)


def multi_select(
    *,
    options: Sequence[OptionInput],
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    default: Sequence[str] = (),
    min_count: int | None = None,
    max_count: int | None = None,
) -> MultiSelect:
    """Some of several."""
    return MultiSelect(
        name=name,
        label=label,
        hint=hint,
        options=to_options(options),
        default=list(default),
        min_count=min_count,
        max_count=max_count,
    )


def picture_choice(
    *,
    options: Sequence[PictureInput],
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    multiple: bool = False,
    default: Sequence[str] = (),
) -> PictureChoice:
    """One picture of several, or with `multiple=True` some."""
    pictures = [PictureOption.model_validate(option) for option in options]
    return PictureChoice(
        name=name,
        label=label,
        hint=hint,
        options=pictures,
        multiple=multiple,
        default=list(default),
    )


def ranking(
    *,
    options: Sequence[OptionInput],
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
) -> Ranking:
    """All of them, put into an order."""
    return Ranking(name=name, label=label, hint=hint, options=to_options(options))

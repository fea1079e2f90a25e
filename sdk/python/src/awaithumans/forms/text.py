"""Fields for text and numbers."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from awaithumans.forms.base import FormFieldBase

Subtype: TypeAlias = Literal["plain", "email", "url", "phone", "currency", "number", "password"]
"""What a line of text may hold. The answer of `number` and `currency` is a number."""


class ShortText(FormFieldBase, frozen=True):
    """A line. The value is a text; of the subtypes `number` and `currency` a number."""

    additions: ClassVar[frozenset[str]] = frozenset(
        {"integer", "minimum", "maximum", "exclusive_minimum", "exclusive_maximum", "multiple_of", "default"}
    )

    kind: Literal["short_text"] = "short_text"
    subtype: Subtype = "plain"
    """What kind of text or number it is."""
    placeholder: str | None = None
    """Shown while the field is empty."""
    min_length: int | None = None
    """Characters; an emoji is one."""
    max_length: int | None = None
    """Characters, likewise."""
    pattern: str | None = None
    """A regular expression that is found in the text; anchor it with ^ and $ for the whole. RE2 syntax."""
    currency_code: str | None = None
    """Of `currency`: three letters (ISO 4217), e.g. `EUR`."""
    integer: bool | None = None
    """Of `number`: whole numbers only."""
    minimum: float | None = None
    """The least that is accepted, itself included."""
    maximum: float | None = None
    """The most that is accepted, itself included."""
    exclusive_minimum: float | None = None
    """Accepted is only what is more."""
    exclusive_maximum: float | None = None
    """Accepted is only what is less."""
    multiple_of: float | None = None
    """Accepted are only multiples of it."""
    default: str | float | None = None
    """What is in the field when the form opens."""


class LongText(FormFieldBase, frozen=True):
    """A box of lines. The value is a text."""

    additions: ClassVar[frozenset[str]] = frozenset({"default"})

    kind: Literal["long_text"] = "long_text"
    placeholder: str | None = None
    """Shown while the field is empty."""
    min_length: int | None = None
    """Characters; an emoji is one."""
    max_length: int | None = None
    """Characters, likewise."""
    rows: int | None = None
    """Lines that are visible at once."""
    default: str | None = None
    """What is in the field when the form opens."""


class RichText(FormFieldBase, frozen=True):
    """Text with formatting. The value is a text."""

    kind: Literal["rich_text"] = "rich_text"
    placeholder: str | None = None
    max_length: int | None = None


def short_text(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
    subtype: Subtype = "plain",
    min_length: int | None = None,
    max_length: int | None = None,
    pattern: str | None = None,
    currency_code: str | None = None,
    default: str | None = None,
) -> ShortText:
    """A line of text."""
    return ShortText(
        name=name,
        label=label,
        hint=hint,
        placeholder=placeholder,
        subtype=subtype,
        min_length=min_length,
        max_length=max_length,
        pattern=pattern,
        currency_code=currency_code,
        default=default,
    )


def email(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
) -> ShortText:
    """An email address."""
    return ShortText(name=name, label=label, hint=hint, placeholder=placeholder, subtype="email")


def url(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
) -> ShortText:
    """A web address."""
    return ShortText(name=name, label=label, hint=hint, placeholder=placeholder, subtype="url")


def phone(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
) -> ShortText:
    """A telephone number, as a text."""
    return ShortText(name=name, label=label, hint=hint, placeholder=placeholder, subtype="phone")


def number(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
    integer: bool | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    default: float | None = None,
) -> ShortText:
    """A number; with `integer=True` a whole one."""
    return ShortText(
        name=name,
        label=label,
        hint=hint,
        placeholder=placeholder,
        subtype="number",
        integer=integer,
        minimum=minimum,
        maximum=maximum,
        default=default,
    )


def currency(
    *,
    currency_code: str,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
) -> ShortText:
    """An amount of money as a number, e.g. with `currency_code="EUR"`."""
    return ShortText(
        name=name,
        label=label,
        hint=hint,
        placeholder=placeholder,
        subtype="currency",
        currency_code=currency_code,
        minimum=minimum,
        maximum=maximum,
    )


def password(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    min_length: int | None = None,
) -> ShortText:
    """A text that is not shown while it is typed. It is stored like every answer."""
    return ShortText(name=name, label=label, hint=hint, subtype="password", min_length=min_length)


def long_text(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
    min_length: int | None = None,
    max_length: int | None = None,
    rows: int | None = None,
    default: str | None = None,
) -> LongText:
    """A box for text, `rows` lines high."""
    return LongText(
        name=name,
        label=label,
        hint=hint,
        placeholder=placeholder,
        min_length=min_length,
        max_length=max_length,
        rows=rows,
        default=default,
    )


def rich_text(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    placeholder: str | None = None,
    max_length: int | None = None,
) -> RichText:
    """A box for text with formatting."""
    return RichText(name=name, label=label, hint=hint, placeholder=placeholder, max_length=max_length)

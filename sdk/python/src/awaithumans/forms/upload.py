"""Fields for files and signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from awaithumans.forms.base import FormFieldBase


class FileUpload(FormFieldBase, frozen=True):
    """Files. The value is a list of objects with `name`, `mime`, `size` and `data` (a data URL)."""

    kind: Literal["file_upload"] = "file_upload"
    accept: list[str] | None = None
    """As in HTML: `.pdf`, `image/*`, `application/json`. Default: anything."""
    max_size_bytes: int | None = None
    """Bytes of each file, at most."""
    multiple: bool = False
    """Whether there may be several."""
    min_count: int | None = None
    """How many at least."""
    max_count: int | None = None
    """How many at most."""


class Signature(FormFieldBase, frozen=True):
    """A signature drawn by hand. The value is a data URL."""

    kind: Literal["signature"] = "signature"
    format: Literal["png", "svg"] = "png"
    """Of the picture."""


def file_upload(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    accept: Sequence[str] | None = None,
    max_size_bytes: int | None = None,
    multiple: bool = False,
    min_count: int | None = None,
    max_count: int | None = None,
) -> FileUpload:
    """Files of the kinds in `accept`, e.g. `["image/*", ".pdf"]`."""
    return FileUpload(
        name=name,
        label=label,
        hint=hint,
        accept=None if accept is None else list(accept),
        max_size_bytes=max_size_bytes,
        multiple=multiple,
        min_count=min_count,
        max_count=max_count,
    )


def signature(
    *,
    name: str = "",
    label: str | None = None,
    hint: str | None = None,
    format: Literal["png", "svg"] = "png",  # noqa: A002 -- published name
) -> Signature:
    """A signature drawn by hand."""
    return Signature(name=name, label=label, hint=hint, format=format)

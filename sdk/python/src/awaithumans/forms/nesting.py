"""Fields made of other fields, and with them the union of all kinds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, TypeAlias, cast

from pydantic import Field

from awaithumans.forms.base import DisplayFieldBase, FormFieldBase
from awaithumans.forms.choice import MultiSelect, PictureChoice, Ranking, SingleSelect, Switch
from awaithumans.forms.display import DisplayText, HtmlBlock, Image, PdfViewer, Video
from awaithumans.forms.layout import Divider, Section, Table
from awaithumans.forms.names import named
from awaithumans.forms.scale import OpinionScale, Slider, StarRating
from awaithumans.forms.text import LongText, RichText, ShortText
from awaithumans.forms.upload import FileUpload, Signature
from awaithumans.forms.when import DatePicker, DateRange, DateTimePicker, TimePicker

FieldsInput: TypeAlias = Mapping[str, FormFieldBase] | Sequence[FormFieldBase]
"""Fields by name, or fields that have their names."""
"""Fields by their name, or fields that were given a name."""


class SectionCollapse(DisplayFieldBase, frozen=True):
    """Fields that can be folded away. Their values are those of the form, as if the section were not there."""

    kind: Literal["section_collapse"] = "section_collapse"
    title: str
    """Stands there, folded or not."""
    subtitle: str | None = None
    """Below it, smaller."""
    fields: list[FormField] = Field(default_factory=list)
    """What can be folded away."""
    default_open: bool = True
    """Whether it is unfolded when the form opens."""


class Subform(FormFieldBase, frozen=True):
    """Fields that are filled in several times. The value is a list of objects."""

    kind: Literal["subform"] = "subform"
    fields: list[FormField] = Field(default_factory=list)
    """What is filled in each time. Default: those of the model that the list is of."""
    min_count: int | None = None
    """How many times at least."""
    max_count: int | None = None
    """How many times at most."""
    initial_count: int = 1
    """How many are there when the form opens."""
    add_label: str = "Add"
    """On the button that adds one."""
    remove_label: str = "Remove"
    """On the button that removes one."""


class ObjectGroup(FormFieldBase, frozen=True):
    """Fields that belong together. The value is an object."""

    kind: Literal["object_group"] = "object_group"
    fields: list[FormField] = Field(default_factory=list)
    """What belongs together. Default: those of the model."""


class RepeatableGroup(FormFieldBase, frozen=True):
    """Rows of fields. The value is a list of objects."""

    kind: Literal["repeatable_group"] = "repeatable_group"
    item_fields: list[FormField] = Field(default_factory=list)
    """What each row has. Default: those of the model that the list is of."""
    min_items: int | None = None
    """How many rows at least."""
    max_items: int | None = None
    """How many rows at most."""


# Below the classes that hold fields of any kind, which find it when they are first used.
FormField: TypeAlias = Annotated[
    DisplayText
    | ShortText
    | LongText
    | RichText
    | Switch
    | SingleSelect
    | MultiSelect
    | PictureChoice
    | Slider
    | StarRating
    | OpinionScale
    | Ranking
    | DatePicker
    | DateTimePicker
    | DateRange
    | TimePicker
    | FileUpload
    | Signature
    | Image
    | Video
    | PdfViewer
    | HtmlBlock
    | Section
    | Divider
    | SectionCollapse
    | Table
    | Subform
    | ObjectGroup
    | RepeatableGroup,
    Field(discriminator="kind"),
]
"""A field of any kind."""
"""A field of any of the 29 kinds."""


def _children(fields: FieldsInput) -> list[FormField]:
    return cast("list[FormField]", named(fields))


def section_collapse(title: str, fields: FieldsInput, *, subtitle: str | None = None, default_open: bool = True) -> SectionCollapse:
    """Fields that can be folded away."""
    return SectionCollapse(title=title, subtitle=subtitle, fields=_children(fields), default_open=default_open)


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

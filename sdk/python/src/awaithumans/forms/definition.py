"""A whole form."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, Field

from awaithumans.forms.choice import MultiSelect, PictureChoice, Ranking, SingleSelect, Switch
from awaithumans.forms.display import DisplayText, HtmlBlock, Image, PdfViewer, Video
from awaithumans.forms.layout import (
    Divider,
    ObjectGroup,
    RepeatableGroup,
    Section,
    SectionCollapse,
    Subform,
    Table,
)
from awaithumans.forms.scale import OpinionScale, Slider, StarRating
from awaithumans.forms.text import LongText, RichText, ShortText
from awaithumans.forms.upload import FileUpload, Signature
from awaithumans.forms.when import DatePicker, DateRange, DateTimePicker, TimePicker

FORM_DEFINITION_VERSION = 1

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
"""A field of any of the 29 kinds."""

# Their members are fields of any kind, which could not be named before all kinds were there.
for _nesting in (SectionCollapse, Subform, ObjectGroup, RepeatableGroup):
    _nesting.model_rebuild(_types_namespace={"FormField": FormField})


class FormDefinition(BaseModel):
    """A form as it is sent: what a person is asked to fill in."""

    version: int = FORM_DEFINITION_VERSION
    fields: list[FormField]

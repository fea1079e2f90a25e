"""Which channel can show which kind of field itself, and which must send people to the dashboard."""

from __future__ import annotations

from enum import Enum

from awaithumans.forms.base import FormFieldBase
from awaithumans.forms.definition import FormDefinition
from awaithumans.forms.nesting import ObjectGroup, RepeatableGroup, SectionCollapse, Subform


class Channel(str, Enum):
    """Where a form is shown."""

    DASHBOARD = "dashboard"
    SLACK = "slack"
    EMAIL_INTERACTIVE = "email_interactive"
    EMAIL_PLAIN = "email_plain"


class ChannelSupport(str, Enum):
    """How."""

    NATIVE = "native"
    LINK_OUT = "link_out"


# One letter for each channel, in the order of the enumeration: N is native, L a link to the dashboard.
_MATRIX = {
    "display_text": "NNNN",
    "short_text": "NNLL",
    "long_text": "NNLL",
    "rich_text": "NLLL",
    "switch": "NNNL",
    "single_select": "NNNL",
    "multi_select": "NNNL",
    "picture_choice": "NNNL",
    "slider": "NNLL",
    "star_rating": "NNNL",
    "opinion_scale": "NNNL",
    "ranking": "NLLL",
    "date": "NNLL",
    "datetime": "NNLL",
    "date_range": "NLLL",
    "time": "NNLL",
    "file_upload": "NNLL",
    "signature": "NLLL",
    "image": "NNNL",
    "video": "NLLL",
    "pdf_viewer": "NLLL",
    "html": "NLNL",
    "section": "NNNN",
    "divider": "NNNN",
    "section_collapse": "NLNN",
    "table": "NLLL",
    "subform": "NLLL",
    "object_group": "NLLL",
    "repeatable_group": "NLLL",
}

CAPABILITIES: dict[str, dict[Channel, ChannelSupport]] = {
    kind: {
        channel: ChannelSupport.NATIVE if letter == "N" else ChannelSupport.LINK_OUT
        for channel, letter in zip(Channel, letters, strict=True)
    }
    for kind, letters in _MATRIX.items()
}
"""By kind of field, then by channel."""


def field_renders_in(field: FormFieldBase, channel: Channel | str) -> bool:
    """Whether the channel shows this field itself. What is inside it is not looked at."""
    return CAPABILITIES[field.kind][Channel(channel)] is ChannelSupport.NATIVE


def unsupported_fields(form: FormDefinition, channel: Channel | str) -> list[str]:
    """The fields that the channel cannot show, by name, else label, else kind; those inside others included."""
    return [field.name or field.label or field.kind for field in _all_fields(list(form.fields)) if not field_renders_in(field, channel)]


def form_renders_in(form: FormDefinition, channel: Channel | str) -> bool:
    """Whether the channel shows the whole form itself."""
    return not unsupported_fields(form, channel)


def _all_fields(fields: list[FormFieldBase]) -> list[FormFieldBase]:
    found: list[FormFieldBase] = []
    for field in fields:
        found.append(field)
        if isinstance(field, (SectionCollapse, Subform, ObjectGroup)):
            found += _all_fields(list(field.fields))
        elif isinstance(field, RepeatableGroup):
            found += _all_fields(list(field.item_fields))
    return found

"""Fields that are written by hand, and which channel can show them."""

from __future__ import annotations

from typing import Any

import pytest

from awaithumans import forms
from awaithumans.types import FORM_DEFINITION_VERSION, FormDefinition
from tests.form_kinds import KINDS


@pytest.mark.parametrize(("made", "wire"), KINDS, ids=lambda value: value["kind"] if isinstance(value, dict) else "")
def test_every_kind_on_the_wire_and_back(made: forms.FormFieldBase, wire: dict[str, Any]) -> None:
    assert made.model_dump(mode="json") == wire
    definition = FormDefinition.model_validate({"fields": [{**wire, "later": "ignored"}]})
    assert definition.fields == [made]
    assert type(definition.fields[0]) is type(made)
    assert definition.model_dump(mode="json") == {"version": FORM_DEFINITION_VERSION, "fields": [wire]}


def test_all_29_kinds_are_there() -> None:
    assert {wire["kind"] for _, wire in KINDS} == set(forms.CAPABILITIES)
    assert len(forms.CAPABILITIES) == 29


@pytest.mark.parametrize("option", [7, ("a",), ("a", 1), {"value": "a"}, None])
def test_what_is_no_option(option: Any) -> None:
    with pytest.raises(TypeError, match=r"\(value, label\) pair"):
        forms.single_select(options=[option])


def test_a_field_without_name_inside_another_is_told() -> None:
    with pytest.raises(ValueError, match=r"Field 1 \(short_text\) has no name.*short_text\(name=…\)"):
        forms.subform(fields=[forms.divider(), forms.short_text()])


@pytest.mark.parametrize(
    ("channel", "kinds"),
    [
        ("dashboard", set()),
        (
            forms.Channel.SLACK,
            {
                "rich_text",
                "ranking",
                "date_range",
                "signature",
                "video",
                "pdf_viewer",
                "html",
                "section_collapse",
                "table",
                "subform",
                "object_group",
                "repeatable_group",
            },
        ),
    ],
)
def test_what_a_channel_cannot_show(channel: forms.Channel | str, kinds: set[str]) -> None:
    definition = FormDefinition.model_validate({"fields": [wire for _, wire in KINDS]})
    assert {kind for kind in forms.CAPABILITIES if forms.CAPABILITIES[kind][forms.Channel(channel)] == "link_out"} == kinds
    assert forms.form_renders_in(definition, channel) is not bool(kinds)


def test_fields_inside_others_are_named_too() -> None:
    definition = FormDefinition(
        fields=[
            forms.section_collapse("More", {"rank": forms.ranking(options=["a"]), "ok": forms.switch()}),
            forms.repeatable_group(name="rows", item_fields={"sign": forms.signature()}),
        ]
    )
    assert forms.unsupported_fields(definition, "slack") == ["section_collapse", "rank", "rows", "sign"]
    assert forms.unsupported_fields(definition, forms.Channel.DASHBOARD) == []

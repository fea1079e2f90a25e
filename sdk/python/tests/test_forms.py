"""Forms that are written by hand, and forms that are read from models."""

from __future__ import annotations

import datetime
import decimal
import enum
import uuid
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, EmailStr, Field, HttpUrl
from typing_extensions import NotRequired, TypedDict

from awaithumans import UnsupportedSchemaError, forms
from awaithumans.types import FORM_DEFINITION_VERSION, FormDefinition

BASE = {"name": "", "label": None, "hint": None, "required": True}
SHOWN = {**BASE, "required": False}
OPTIONS = [{"value": "a", "label": "Aye", "hint": None}, {"value": "b", "label": "b", "hint": None}]
PLAIN = {"placeholder": None, "min_length": None, "max_length": None, "pattern": None, "currency_code": None}

KINDS: list[tuple[forms.FormFieldBase, dict[str, Any]]] = [
    (forms.display_text("Read **this**", markdown=True), {"kind": "display_text", **SHOWN, "text": "Read **this**", "markdown": True}),
    (forms.short_text(), {"kind": "short_text", **BASE, "subtype": "plain", **PLAIN}),
    (
        forms.short_text(label="L", hint="H", min_length=1, max_length=9, pattern="a+"),
        {
            "kind": "short_text",
            **BASE,
            "label": "L",
            "hint": "H",
            "subtype": "plain",
            **PLAIN,
            "min_length": 1,
            "max_length": 9,
            "pattern": "a+",
        },
    ),
    (forms.email(), {"kind": "short_text", **BASE, "subtype": "email", **PLAIN}),
    (forms.url(), {"kind": "short_text", **BASE, "subtype": "url", **PLAIN}),
    (forms.phone(), {"kind": "short_text", **BASE, "subtype": "phone", **PLAIN}),
    (forms.number(minimum=1, integer=True), {"kind": "short_text", **BASE, "subtype": "number", **PLAIN, "integer": True, "minimum": 1}),
    (forms.currency(currency_code="EUR"), {"kind": "short_text", **BASE, "subtype": "currency", **PLAIN, "currency_code": "EUR"}),
    (forms.password(min_length=8), {"kind": "short_text", **BASE, "subtype": "password", **PLAIN, "min_length": 8}),
    (
        forms.long_text(rows=9),
        {"kind": "long_text", **BASE, "placeholder": None, "min_length": None, "max_length": None, "rows": 9},
    ),
    (forms.rich_text(max_length=5), {"kind": "rich_text", **BASE, "placeholder": None, "max_length": 5}),
    (forms.switch(true_label="Pay"), {"kind": "switch", **BASE, "true_label": "Pay", "false_label": "No", "default": None}),
    (
        forms.single_select(options=[("a", "Aye"), "b"], default="b"),
        {"kind": "single_select", **BASE, "options": OPTIONS, "default": "b"},
    ),
    (
        forms.multi_select(options=[forms.SelectOption(value="a", label="Aye"), "b"], min_count=1),
        {"kind": "multi_select", **BASE, "options": OPTIONS, "default": [], "min_count": 1, "max_count": None},
    ),
    (
        forms.picture_choice(options=[{"value": "a", "label": "A", "image_url": "u"}], multiple=True),
        {
            "kind": "picture_choice",
            **BASE,
            "options": [{"value": "a", "label": "A", "image_url": "u", "hint": None}],
            "multiple": True,
            "default": [],
        },
    ),
    (
        forms.slider(max=10, suffix="%"),
        {"kind": "slider", **BASE, "min": 0, "max": 10, "step": 1, "default": None, "prefix": None, "suffix": "%"},
    ),
    (forms.star_rating(), {"kind": "star_rating", **BASE, "max": 5, "default": None}),
    (
        forms.opinion_scale(min_label="bad"),
        {"kind": "opinion_scale", **BASE, "min": 1, "max": 10, "min_label": "bad", "max_label": None, "default": None},
    ),
    (forms.ranking(options=[("a", "Aye"), "b"]), {"kind": "ranking", **BASE, "options": OPTIONS}),
    (forms.date_picker(min_date="2026-01-01"), {"kind": "date", **BASE, "min_date": "2026-01-01", "max_date": None, "default": None}),
    (
        forms.datetime_picker(timezone="UTC"),
        {"kind": "datetime", **BASE, "min_datetime": None, "max_datetime": None, "timezone": "UTC", "default": None},
    ),
    (
        forms.date_range(max_days=3),
        {"kind": "date_range", **BASE, "min_date": None, "max_date": None, "min_days": None, "max_days": 3},
    ),
    (forms.time_picker(), {"kind": "time", **BASE, "min_time": None, "max_time": None, "step_minutes": 15, "default": None}),
    (
        forms.file_upload(accept=[".pdf"], multiple=True),
        {
            "kind": "file_upload",
            **BASE,
            "accept": [".pdf"],
            "max_size_bytes": None,
            "multiple": True,
            "min_count": None,
            "max_count": None,
        },
    ),
    (forms.signature(), {"kind": "signature", **BASE, "format": "png"}),
    (forms.image("u", alt="A"), {"kind": "image", **SHOWN, "url": "u", "alt": "A", "width": None, "height": None}),
    (
        forms.image("u", page_index=0, page_count=2),
        {"kind": "image", **SHOWN, "url": "u", "alt": None, "width": None, "height": None, "page_index": 0, "page_count": 2},
    ),
    (forms.video("u"), {"kind": "video", **SHOWN, "url": "u", "poster_url": None, "autoplay": False}),
    (forms.pdf_viewer("u", height=480), {"kind": "pdf_viewer", **SHOWN, "url": "u", "height": 480}),
    (forms.html("<b>x</b>"), {"kind": "html", **SHOWN, "html": "<b>x</b>"}),
    (forms.section("T", subtitle="S"), {"kind": "section", **SHOWN, "title": "T", "subtitle": "S"}),
    (forms.divider(), {"kind": "divider", **SHOWN}),
    (
        forms.section_collapse("T", {"x": forms.switch()}),
        {
            "kind": "section_collapse",
            **SHOWN,
            "title": "T",
            "subtitle": None,
            "fields": [{**BASE, "kind": "switch", "name": "x", "label": "X", "true_label": "Yes", "false_label": "No", "default": None}],
            "default_open": True,
        },
    ),
    (
        forms.table(columns=[{"name": "n", "label": "N", "kind": "single_select", "options": ["b"]}], max_rows=3),
        {
            "kind": "table",
            **BASE,
            "columns": [
                {
                    "name": "n",
                    "label": "N",
                    "kind": "single_select",
                    "required": True,
                    "placeholder": None,
                    "options": [OPTIONS[1]],
                    "currency_code": None,
                    "min_value": None,
                    "max_value": None,
                    "default": None,
                }
            ],
            "min_rows": None,
            "max_rows": 3,
            "initial_rows": 1,
            "allow_add_row": True,
            "allow_remove_row": True,
        },
    ),
    (
        forms.subform(fields=[forms.divider()]),
        {
            "kind": "subform",
            **BASE,
            "fields": [{**SHOWN, "kind": "divider"}],
            "min_count": None,
            "max_count": None,
            "initial_count": 1,
            "add_label": "Add",
            "remove_label": "Remove",
        },
    ),
    (forms.object_group(), {"kind": "object_group", **BASE, "fields": []}),
    (forms.repeatable_group(min_items=1), {"kind": "repeatable_group", **BASE, "item_fields": [], "min_items": 1, "max_items": None}),
]


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


class Colour(enum.Enum):
    DARK_RED = "r"
    BLUE = "b"


class Size(enum.IntEnum):
    SMALL = 1


class Item(BaseModel):
    sku: str
    count: int = 1


@dataclass
class Address:
    street: str
    city: Annotated[str, forms.short_text(label="Town")] = "Paris"
    tags: list[str] = field(default_factory=list)


class Everything(BaseModel):
    """Does not become a hint."""

    yes: bool
    maybe: bool | None = None
    text: str = Field(title="The text", description="Some words", min_length=2, max_length=50, pattern="^a", default="ab")
    essay: str = Field(max_length=5000)
    whole: int = Field(ge=1, lt=10, default=3)
    part: float | None = Field(gt=0)
    money: decimal.Decimal = decimal.Decimal(0)
    day: datetime.date
    moment: datetime.datetime | None = None
    at: datetime.time = datetime.time(9, 30)
    literal: Literal["x", "y"] = "y"
    colour: Colour = Colour.BLUE
    colours: list[Colour] = Field(default=[Colour.BLUE], min_length=1)
    letters: set[Literal["x", "y"]] = Field(description="Which?")
    mail: EmailStr = "a@example.com"
    site: HttpUrl | None = None
    id: uuid.UUID
    order_id: str = Field(alias="orderId")
    item: Item
    items: list[Item] = Field(min_length=1, max_length=3)
    address: Address
    wrapped: Annotated[str, forms.long_text(rows=3)] = "x"
    inner: Annotated[str, forms.rich_text(label="Rich")] | None = None
    newer: Annotated[str, forms.password()] | None = None
    two: Annotated[str, forms.short_text(label="Inner"), forms.short_text(label="Outer")]
    loops: Annotated[list[Item], forms.subform(add_label="One more")]
    # Without a field of their own: the server draws them from the schema.
    size: Size
    anything: dict[str, Any]
    words: list[str]
    either: int | bool | Item
    raw: bytes
    number: Literal[1, 2]


FIELDS = {found["name"]: found for found in forms.extract_form(Everything).model_dump(mode="json")["fields"]}


def one(**members: Any) -> dict[str, Any]:
    return {"hint": None, "required": True, **members}


def short(name: str, label: str, **members: Any) -> dict[str, Any]:
    return one(name=name, label=label, kind="short_text", **{"subtype": "plain", **PLAIN, **members})


@pytest.mark.parametrize(
    "wanted",
    [
        one(name="yes", label="Yes", kind="switch", true_label="Yes", false_label="No", default=None),
        one(name="maybe", label="Maybe", kind="switch", true_label="Yes", false_label="No", default=None, required=False),
        short("text", "The text", hint="Some words", min_length=2, max_length=50, pattern="^a", default="ab", required=False),
        one(name="essay", label="Essay", kind="long_text", placeholder=None, min_length=None, max_length=5000, rows=None),
        short("whole", "Whole", subtype="number", integer=True, minimum=1, maximum=10, default=3, required=False),
        short("part", "Part", subtype="number", minimum=0),
        short("money", "Money", subtype="number", required=False),
        one(name="day", label="Day", kind="date", min_date=None, max_date=None, default=None),
        one(
            name="moment",
            label="Moment",
            kind="datetime",
            min_datetime=None,
            max_datetime=None,
            timezone=None,
            default=None,
            required=False,
        ),
        one(name="at", label="At", kind="time", min_time=None, max_time=None, step_minutes=15, default="09:30:00", required=False),
        one(
            name="literal",
            label="Literal",
            kind="single_select",
            options=[{"value": "x", "label": "x", "hint": None}, {"value": "y", "label": "y", "hint": None}],
            default="y",
            required=False,
        ),
        one(
            name="colour",
            label="Colour",
            kind="single_select",
            options=[{"value": "r", "label": "Dark Red", "hint": None}, {"value": "b", "label": "Blue", "hint": None}],
            default="b",
            required=False,
        ),
        one(
            name="colours",
            label="Colours",
            kind="multi_select",
            options=[{"value": "r", "label": "Dark Red", "hint": None}, {"value": "b", "label": "Blue", "hint": None}],
            default=["b"],
            min_count=1,
            max_count=None,
            required=False,
        ),
        one(
            name="letters",
            label="Letters",
            hint="Which?",
            kind="multi_select",
            options=[{"value": "x", "label": "x", "hint": None}, {"value": "y", "label": "y", "hint": None}],
            default=[],
            min_count=None,
            max_count=None,
        ),
        short("mail", "Mail", subtype="email", default="a@example.com", required=False),
        short("site", "Site", subtype="url", min_length=1, max_length=2083, required=False),
        short("id", "Id"),
        short("orderId", "Orderid"),
        one(
            name="item",
            label="Item",
            kind="object_group",
            fields=[short("sku", "Sku"), short("count", "Count", subtype="number", integer=True, default=1, required=False)],
        ),
        one(
            name="items",
            label="Items",
            kind="repeatable_group",
            item_fields=[short("sku", "Sku"), short("count", "Count", subtype="number", integer=True, default=1, required=False)],
            min_items=1,
            max_items=3,
        ),
        one(
            name="address",
            label="Address",
            kind="object_group",
            fields=[short("street", "Street"), short("city", "Town", required=False)],
        ),
        one(
            name="wrapped",
            label="Wrapped",
            kind="long_text",
            placeholder=None,
            min_length=None,
            max_length=None,
            rows=3,
            required=False,
        ),
        one(name="inner", label="Rich", kind="rich_text", placeholder=None, max_length=None, required=False),
        short("newer", "Newer", subtype="password", required=False),
        short("two", "Inner"),
        one(
            name="loops",
            label="Loops",
            kind="subform",
            fields=[short("sku", "Sku"), short("count", "Count", subtype="number", integer=True, default=1, required=False)],
            min_count=None,
            max_count=None,
            initial_count=1,
            add_label="One more",
            remove_label="Remove",
        ),
    ],
    ids=lambda wanted: wanted["name"],
)
def test_what_a_type_becomes(wanted: dict[str, Any]) -> None:
    assert FIELDS[wanted["name"]] == wanted


def test_what_has_no_field_of_its_own_is_left_to_the_server() -> None:
    assert not {"size", "anything", "words", "either", "raw", "number"} & set(FIELDS)


class Typed(TypedDict):
    approved: bool
    why: NotRequired[Annotated[str, forms.long_text(label="Because")]]


def test_a_typed_dict_is_read_too() -> None:
    found = forms.extract_form(Typed).fields
    assert [(field.name, field.label, field.kind, field.required) for field in found] == [
        ("approved", "Approved", "switch", True),
        ("why", "Because", "long_text", False),
    ]


class Node(BaseModel):
    name: str
    children: list[Node] = []


def test_a_model_that_holds_itself_ends() -> None:
    depth = 0
    fields = list(forms.extract_form(Node).fields)
    while len(fields) > 1:
        group = fields[1]
        assert isinstance(group, forms.RepeatableGroup)
        fields, depth = list(group.item_fields), depth + 1
    assert depth == 6


def test_fields_of_a_model_inside_a_section() -> None:
    section = forms.section_collapse("Details", forms.fields_of(Item))
    assert [field.name for field in section.fields] == ["sku", "count"]


def test_an_empty_model_is_an_empty_form() -> None:
    class Empty(BaseModel):
        pass

    assert forms.extract_form(Empty).fields == []


def test_what_has_no_form() -> None:
    with pytest.raises(UnsupportedSchemaError):
        forms.extract_form(int)


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

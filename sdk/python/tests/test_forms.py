"""Forms that are read from models."""

from __future__ import annotations

import datetime
import decimal
import enum
import uuid
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Optional, Union

import pytest
from pydantic import AliasChoices, BaseModel, EmailStr, Field, HttpUrl, RootModel
from pydantic.dataclasses import dataclass as pydantic_dataclass
from typing_extensions import NotRequired, TypedDict

from awaithumans import UnsupportedSchemaError, forms
from tests.form_kinds import PLAIN


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
    floor: int = 0


class Node(BaseModel):
    name: str
    children: list[Node] = []


class Everything(BaseModel):
    """Does not become a hint."""

    yes: bool
    maybe: Optional[bool] = None
    text: str = Field(title="The text", description="Some words", min_length=2, max_length=50, pattern="^a", default="ab")
    essay: str = Field(max_length=5000)
    whole: int = Field(ge=1, lt=10, default=3)
    part: Union[float, None] = Field(gt=0)
    money: decimal.Decimal = decimal.Decimal(0)
    day: datetime.date
    moment: Optional[datetime.datetime] = None
    at: datetime.time = datetime.time(9, 30)
    literal: Literal["x", "y"] = "y"
    colour: Colour = Colour.BLUE
    colours: list[Colour] = Field(default=[Colour.BLUE], min_length=1)
    letters: set[Literal["x", "y"]] = Field(description="Which?")
    mail: EmailStr = "a@example.com"
    site: Optional[HttpUrl] = None
    id: uuid.UUID
    order_id: str = Field(alias="orderId")
    item: Item
    items: list[Item] = Field(min_length=1, max_length=3)
    address: Address
    wrapped: Annotated[str, forms.long_text(rows=3)] = "x"
    inner: Optional[Annotated[str, forms.rich_text(label="Rich")]] = None
    newer: Annotated[str, forms.password()] | None = None
    two: Annotated[str, forms.short_text(label="Inner"), forms.short_text(label="Outer")]
    loops: Annotated[list[Item], forms.subform(add_label="One more")]
    # Without a field of their own: the server draws them from the schema.
    size: Size
    anything: dict[str, Any]
    words: list[str]
    either: Union[int, bool, Item]
    raw: bytes
    number: Literal[1, 2]
    tree: Node


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
        short("whole", "Whole", subtype="number", integer=True, minimum=1, exclusive_maximum=10, default=3, required=False),
        short("part", "Part", subtype="number", exclusive_minimum=0),
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
            fields=[
                short("street", "Street"),
                short("city", "Town", required=False),
                short("floor", "Floor", subtype="number", integer=True, default=0, required=False),
            ],
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


def test_what_has_no_field_of_its_own_is_a_box_that_the_server_replaces() -> None:
    for name in ("size", "anything", "words", "either", "raw", "number", "tree"):
        assert FIELDS[name]["kind"] == "long_text"
        assert FIELDS[name]["label"] == name.title()


def test_a_form_is_sent_only_when_one_was_written() -> None:
    class Wrapped(BaseModel):
        addresses: list[Address]

    class Bare(BaseModel):
        item: Item
        tree: Node

    assert forms.has_own_fields(Everything)
    assert forms.has_own_fields(Wrapped)
    assert not forms.has_own_fields(Bare)
    assert not forms.has_own_fields(int)


class Typed(TypedDict):
    approved: bool
    why: NotRequired[Annotated[str, forms.long_text(label="Because")]]


def test_a_typed_dict_is_read_too() -> None:
    found = forms.extract_form(Typed).fields
    assert [(field.name, field.label, field.kind, field.required) for field in found] == [
        ("approved", "Approved", "switch", True),
        ("why", "Because", "long_text", False),
    ]


def test_a_model_that_holds_itself_ends() -> None:
    assert [field.kind for field in forms.extract_form(Node).fields] == ["short_text", "long_text"]


def test_fields_of_a_model_inside_a_section() -> None:
    section = forms.section_collapse("Details", forms.fields_of(Item))
    assert [field.name for field in section.fields] == ["sku", "count"]


def test_a_choice_between_models_is_left_to_the_server() -> None:
    assert forms.extract_form(RootModel[Union[Item, Node]]).fields == []


@pydantic_dataclass
class Checked:
    street: str = Field(title="Road", max_length=9)
    zip_code: str = Field(default="", validation_alias=AliasChoices("zip", "plz"))


def test_a_dataclass_of_pydantic_is_read_too() -> None:
    found = [field.model_dump(include={"name", "label", "max_length", "required"}) for field in forms.extract_form(Checked).fields]
    assert found == [
        {"name": "street", "label": "Road", "max_length": 9, "required": True},
        {"name": "zip", "label": "Zip", "max_length": None, "required": False},
    ]


def test_an_empty_model_is_an_empty_form() -> None:
    class Empty(BaseModel):
        pass

    assert forms.extract_form(Empty).fields == []


def test_what_has_no_form() -> None:
    with pytest.raises(UnsupportedSchemaError):
        forms.extract_form(int)

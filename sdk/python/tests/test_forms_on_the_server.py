"""Forms and the server: it takes what we write, and both read the shared vectors alike."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from awaithumans import AwaitHumans, TaskCreateError, forms
from awaithumans.types import FormDefinition
from tests.models import question
from tests.server import ROOT, Server
from tests.test_forms import Address, Colour, Everything, Item

VECTORS: dict[str, Any] = json.loads((ROOT / "contract/vectors/forms.json").read_text())
OURS = ("json", "variant_group")
"""Kinds of the server's own, which draw what the published kinds cannot. Nobody writes them by hand."""
WRITTEN = [vector for vector in VECTORS["fields"] if not any(f'"{kind}"' in json.dumps(vector["form"]) for kind in OURS)]


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(member) for key, member in value.items() if member is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("vector", WRITTEN, ids=lambda vector: f"{vector['kind']} {vector['of']}")
def test_a_shared_form_is_read_as_the_server_reads_it(vector: dict[str, Any]) -> None:
    found = without_nulls(FormDefinition.model_validate(vector["form"]).model_dump(mode="json"))
    wanted = without_nulls(vector["parsed"])
    for mine, theirs in zip(found["fields"], wanted["fields"], strict=True):
        assert {key: mine[key] for key in theirs if key in mine} == {key: theirs[key] for key in theirs if key in mine}


def test_the_vectors_have_every_kind() -> None:
    assert {vector["kind"] for vector in WRITTEN} == set(forms.CAPABILITIES)


class Review(BaseModel):
    verdict: Annotated[str, forms.single_select(options=[("ok", "Publish"), ("no", "Reject")])]
    stars: Annotated[int, forms.star_rating()] = 3
    colour: Colour = Colour.BLUE
    address: Address
    lines: Annotated[list[Item], forms.subform(add_label="Another")]
    words: list[str] = Field(default=[])


def test_a_form_that_was_written_is_the_form_that_is_shown(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key, response_schema=Review)).task
        answer = {"verdict": "ok", "address": {"street": "Main St"}, "lines": [{"sku": "x"}]}
        assert task.form_definition is not None
        assert [field["name"] for field in task.form_definition["fields"]] == list(Review.model_fields)
        server.complete(task.id, answer)
        review = humans.tasks.wait(task.id, response_schema=Review).response
        assert review is not None
        assert review.lines == [Item(sku="x")]


def test_what_is_read_from_every_type_is_taken(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        assert humans.tasks.create(**question(idempotency_key=key, response_schema=Everything)).task.form_definition


def test_without_a_written_form_the_server_draws_one(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        assert humans.tasks.create(**question(idempotency_key=key)).task.form_definition is None


def test_a_form_that_cannot_give_the_answer_is_told_at_once(server: Server, key: str) -> None:
    class Wrong(BaseModel):
        count: Annotated[int, forms.switch()]

    with AwaitHumans() as humans, pytest.raises(TaskCreateError, match="count"):
        humans.tasks.create(**question(idempotency_key=key, response_schema=Wrong))

"""Wrong calls fail before anything is sent, and say what, why and the fix."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, v1

from awaithumans import (
    IdempotencyMismatchError,
    MarketplaceAssignment,
    MarketplaceNotAvailableError,
    SchemaValidationError,
    ServerUnreachableError,
    TaskCreateError,
    TimeoutRangeError,
    UnsupportedSchemaError,
    await_human_sync,
)
from tests.models import REFUND, Refund, question
from tests.server import Server

ANYTHING = {"type": "object"}


class Plain:
    """No model, no dataclass, no TypedDict."""


class Drawn(BaseModel):
    approve: Callable[[int], bool]


class Reading(BaseModel):
    value: float


class Blob(BaseModel):
    data: bytes


class Old(v1.BaseModel):
    ok: bool


class Loose(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    thing: Any


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"timeout_seconds": 59}, TimeoutRangeError, "15 minutes are 15"),
        ({"timeout_seconds": float("nan")}, TimeoutRangeError, "not nan"),
        ({"timeout_seconds": True}, TimeoutRangeError, "not True"),
        ({"timeout_seconds": "900"}, TimeoutRangeError, "'900'"),
        ({"timeout_seconds": 2_592_001}, TimeoutRangeError, "30 days"),
        ({"task": "  "}, SchemaValidationError, "not empty"),
        ({"task": "x" * 10_001}, SchemaValidationError, "10001 characters and may have 10000"),
        ({"task": "half \ud800"}, SchemaValidationError, "surrogate"),
        ({"idempotency_key": "k" * 513}, SchemaValidationError, "513 characters and may have 512.*hash"),
        ({"idempotency_key": ""}, SchemaValidationError, "not empty"),
        ({"payload": {"amount": "much", "customer_id": "c"}}, SchemaValidationError, "amount: Input should be a valid number"),
        ({"payload": {"amount": 1}}, SchemaValidationError, "customer_id: Field required"),
        ({"payload": None}, SchemaValidationError, "payload"),
        ({"payload_schema": Reading, "payload": Reading(value=float("nan"))}, SchemaValidationError, "value: nan is no number of JSON"),
        ({"payload_schema": Reading, "payload": Reading(value=float("inf"))}, SchemaValidationError, "inf"),
        ({"payload_schema": Blob, "payload": Blob(data=b"\xff")}, SchemaValidationError, "utf"),
        ({"payload_schema": Loose, "payload": Loose(thing=object())}, SchemaValidationError, "object"),
        ({"payload_schema": ANYTHING, "payload": {"a": [{"b": float("nan")}]}}, SchemaValidationError, r"a\[0\]\.b: nan is no number"),
        (
            {"payload_schema": ANYTHING, "payload": {"order": {"id": 2**53 + 1}}},
            SchemaValidationError,
            "order.id: 9007199254740993 has more.*text",
        ),
        ({"payload_schema": ANYTHING, "payload": {"file": b"x"}}, SchemaValidationError, "file: bytes have no JSON.*base64"),
        (
            {"payload_schema": ANYTHING, "payload": {"at": datetime.datetime(2026, 5, 1, tzinfo=datetime.timezone.utc)}},
            SchemaValidationError,
            "at: a datetime has no JSON.*isoformat",
        ),
        ({"payload_schema": ANYTHING, "payload": {"tags": {1, 2}}}, SchemaValidationError, "tags: a set has no JSON"),
        ({"payload_schema": ANYTHING, "payload": {1: "x"}}, SchemaValidationError, "key 1 is a int"),
        ({"payload_schema": ANYTHING, "payload": ["a"]}, SchemaValidationError, "so that its parts have names"),
        ({"response_schema": list[int]}, UnsupportedSchemaError, "class itself|a model with one field"),
        ({"response_schema": int}, UnsupportedSchemaError, "int does not describe an object.*one field"),
        ({"response_schema": REFUND}, UnsupportedSchemaError, "Pass the class itself"),
        ({"response_schema": Plain}, UnsupportedSchemaError, "Plain.*Give a Pydantic model"),
        ({"response_schema": Drawn}, UnsupportedSchemaError, "Drawn.*Leave that member out"),
        ({"response_schema": {"type": "array"}}, UnsupportedSchemaError, "one field"),
        ({"response_schema": {"ok": bool}}, UnsupportedSchemaError, "class bool under 'ok'.*Give a Pydantic model"),
        ({"response_schema": {"type": "object", "properties": {"ok": bool}}}, UnsupportedSchemaError, "class bool under 'ok'"),
        ({"payload_schema": {"amount": int}, "payload": {"amount": 1}}, UnsupportedSchemaError, "class int under 'amount'"),
        ({"response_schema": {"ok": "boolean"}}, UnsupportedSchemaError, "none of its keywords.*properties.*ok"),
        ({"response_schema": Old}, UnsupportedSchemaError, "Old is a model of Pydantic 1"),
        ({"response_schema": {"type": "object", "default": b"x"}}, SchemaValidationError, "default: bytes"),
        ({"assign_to": {"marketplace": True}}, MarketplaceNotAvailableError, "your own people"),
        ({"assign_to": MarketplaceAssignment()}, MarketplaceNotAvailableError, "your own people"),
        ({"assign_to": 7}, SchemaValidationError, "A int names nobody"),
        ({"task_metadata": {"n": 7}}, SchemaValidationError, "n is a int.*give text"),
        ({"initial_response": {"at": b"x"}}, SchemaValidationError, "initial_response"),
        ({"on_timeout": {"answer": 1}}, SchemaValidationError, "the answer that then stands"),
        ({"remind_after": 59}, TimeoutRangeError, "remind_after must be from 60"),
        ({"remind_every": 59}, TimeoutRangeError, "remind_every must be from 60"),
        ({"escalate_after": True}, TimeoutRangeError, "escalate_after must be from 60"),
        ({"escalate_to": 7}, SchemaValidationError, "A int names nobody"),
        ({"server_url": "localhost:3001"}, ServerUnreachableError, "with its scheme: http://localhost:3001"),
    ],
)
def test_a_wrong_call(changes: dict[str, Any], error: type[Exception], words: str) -> None:
    # There is no server: a request would fail otherwise.
    with pytest.raises(error, match=f"(?s){words}"):
        await_human_sync(**question(**{"server_url": "http://127.0.0.1:9", **changes}))


def test_a_payload_that_contains_itself() -> None:
    payload: dict[str, Any] = {}
    payload["self"] = payload
    with pytest.raises(SchemaValidationError, match="contain itself"):
        await_human_sync(**question(payload_schema=ANYTHING, payload=payload))


def test_a_model_that_was_changed_to_something_wrong() -> None:
    payload = Refund(amount=1, customer_id="c")
    payload.amount = "much"  # type: ignore[assignment]
    with pytest.raises(SchemaValidationError, match="amount|float"):
        await_human_sync(**question(payload=payload))


def test_a_wrong_key(server: Server) -> None:
    with pytest.raises(TaskCreateError, match="valid API key.*api_key argument") as error:
        await_human_sync(**question(api_key="wrong"))
    assert error.value.status == 401
    assert error.value.request_id
    with pytest.raises(TaskCreateError, match="managed service"):
        await_human_sync(**question(api_key="ah_sk_live_123"))


def test_no_key(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWAITHUMANS_ADMIN_API_TOKEN")
    with pytest.raises(TaskCreateError, match="No API key was sent: pass api_key"):
        await_human_sync(**question())


def test_the_address_of_something_else(server: Server) -> None:
    with pytest.raises(TaskCreateError, match="HTTP 404"):
        await_human_sync(**question(server_url=f"{server.url}/app"))


def test_a_response_schema_that_the_server_refuses(server: Server, key: str) -> None:
    schema = {"type": "object", "properties": {"x": {"$ref": "#/$defs/missing"}}}
    with pytest.raises(TaskCreateError, match="response_schema") as error:
        await_human_sync(**question(response_schema=schema, idempotency_key=key))
    assert error.value.status == 422


def test_a_verifier_the_server_does_not_have(server: Server, key: str) -> None:
    from awaithumans.verifiers.claude import claude_verifier

    with pytest.raises(TaskCreateError, match="verifier"):
        await_human_sync(**question(verifier=claude_verifier("Be kind"), idempotency_key=key))


def test_the_limits_are_those_of_the_server(server: Server, key: str) -> None:
    with pytest.raises(SchemaValidationError):
        await_human_sync(**question(idempotency_key="k" * 513))
    long = (key * 20)[:512]
    server.request(
        "POST",
        "/api/tasks",
        json={
            "task": "x" * 10_000,
            "payload": {},
            "payload_schema": {},
            "response_schema": ANYTHING,
            "timeout_seconds": 60,
            "idempotency_key": long,
        },
    )
    with pytest.raises(IdempotencyMismatchError):
        await_human_sync(**question(idempotency_key=long))

"""What the published client was recorded to send, and what ours sends in its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel, Field

from awaithumans import embed, types
from awaithumans.ask import ask
from awaithumans.forms import extract_form
from awaithumans.http.effects import Effect, Exchange
from awaithumans.http.run import run
from awaithumans.http.session import ConnectionOptions, open_session
from awaithumans.verifiers.azure_openai import azure_openai_verifier
from tests.script import Script, poll, reply, task

LINES = (Path(__file__).parent / "vectors/recorded.jsonl").read_text().splitlines()
RECORDED = [json.loads(line) for line in LINES]

P = type("P", (BaseModel,), {"__annotations__": {"amount": int, "memo": "str | None"}, "memo": None})


class R(BaseModel):
    approved: bool = Field(description="Approve?")
    note: str | None = None


R.__doc__ = None


def sent() -> list[Exchange]:
    script = Script(reply(task(id="abc/1")), poll(), poll("completed", response={"approved": True}))
    script.jitter = 0
    session = open_session(ConnectionOptions("http://127.0.0.1:4556/", "tok"), script.clock)
    options = {
        "task": "Approve wire",
        "payload_schema": P,
        "payload": P(amount=50_000),
        "timeout_seconds": 90,
        "assign_to": types.RoleAssignment(role="r", access_level="senior"),
        "notify": ["slack:#ops"],
        "verifier": azure_openai_verifier("x"),
    }
    run(ask(session, options, R), script.perform)  # type: ignore[arg-type]
    return script.sent


def test_the_same_calls_to_the_same_addresses() -> None:
    wanted = [(line["method"], line["url"]) for line in RECORDED[:2]]
    found = [(exchange.method, urlsplit(exchange.url)) for exchange in sent()[:2]]
    # The published client left the slash of an id as it is, and so asked for another page.
    assert [(method, f"{url.path}?{url.query}".rstrip("?").replace("%2F", "/")) for method, url in found] == wanted


def test_the_same_headers() -> None:
    for exchange, line in zip(sent(), RECORDED, strict=False):
        headers = {name.lower(): value for name, value in exchange.headers.items()}
        assert headers["authorization"] == line["headers"]["authorization"]
        assert headers.get("content-type") == line["headers"].get("content-type")


def test_the_same_body() -> None:
    wanted: dict[str, Any] = RECORDED[0]["body"]
    body = sent()[0].body
    assert body is not None
    found: dict[str, Any] = json.loads(body)
    # What the published client lost is said: the dict it printed, and the description it dropped.
    wanted["assign_to"] = {"role": "r", "access_level": "senior"}
    # Where the agent wrote no form, the server draws one: it knows more of the schema than the published form says.
    wanted["form_definition"] = None
    assert {name: found[name] for name in wanted} == wanted
    # What it could not say is absent.
    added = {name: value for name, value in found.items() if name not in wanted}
    assert added == {"task_metadata": None, "initial_response": None, "redact_response_after_submit": False, "callback_url": None}


def test_the_form_that_was_sent_is_the_one_that_is_read_from_the_model() -> None:
    wanted: dict[str, Any] = json.loads(LINES[0])["body"]["form_definition"]
    wanted["fields"][0]["hint"] = "Approve?"
    found = extract_form(R).model_dump(mode="json")
    assert found == wanted
    assert [list(field) for field in found["fields"]] == [list(field) for field in wanted["fields"]]


def test_the_same_request_for_an_embed_token(monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script(reply({"embed_token": "t", "embed_url": "u", "expires_at": "e"}))

    def perform(_: object, effect: Effect) -> Any:
        return script.perform(effect)

    monkeypatch.setattr("awaithumans.http.transport.Transport.perform", perform)
    result = embed.embed_token_sync(task_id="t", parent_origin="https://x", api_key="ah_sk_1", server_url="http://127.0.0.1:4556")
    assert result == embed.EmbedTokenResult("t", "u", "e")
    exchange, line = script.sent[0], RECORDED[3]
    assert exchange.body is not None
    assert (exchange.method, urlsplit(exchange.url).path, json.loads(exchange.body)) == (line["method"], line["url"], line["body"])
    assert exchange.headers["Authorization"] == line["headers"]["authorization"]

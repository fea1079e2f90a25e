"""The two calls on a real server, answered by a person."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict
from typing_extensions import TypedDict

from awaithumans import (
    AsyncAwaitHumans,
    AwaitHumans,
    CreatedTask,
    IdempotencyMismatchError,
    PoolAssignment,
    RoleAssignment,
    SchemaValidationError,
    TaskCancelledError,
    await_human,
    await_human_sync,
    awaitHuman,
    awaitHumanSync,
    get_default_client,
    set_default_client,
)
from tests.models import REFUND, Decision, Refund, question
from tests.server import Person, Server


def test_asks_and_returns_the_typed_answer(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(key, {"approved": True, "reason": "Broken lamp"}))
    decision = await_human_sync(
        task="Approve this $250 refund?",
        payload_schema=Refund,
        payload=REFUND,
        response_schema=Decision,
        timeout_seconds=900,
        idempotency_key=key,
    )
    person.done()
    assert decision == Decision(approved=True, reason="Broken lamp")


def test_asks_without_blocking_the_loop(server: Server, key: str) -> None:
    async def agent() -> Decision:
        beats = 0

        async def heart() -> None:
            nonlocal beats
            while True:
                beats += 1
                await asyncio.sleep(0.01)

        beating = asyncio.create_task(heart())
        decision = await await_human(
            task="Approve?",
            payload_schema=Refund,
            payload=REFUND,
            response_schema=Decision,
            timeout_seconds=900,
            idempotency_key=key,
        )
        beating.cancel()
        assert beats > 3
        return decision

    person = Person(lambda: server.answer(key, {"approved": False}))
    assert asyncio.run(agent()) == Decision(approved=False)
    person.done()


def test_the_blocking_call_works_inside_a_running_loop(server: Server, key: str) -> None:
    async def notebook() -> Decision:
        decision: Decision = await_human_sync(**question(idempotency_key=key))
        return decision

    person = Person(lambda: server.answer(key, {"approved": True}))
    assert asyncio.run(notebook()).approved
    person.done()


def test_more_questions_at_once_than_a_pool_has_connections(server: Server, key: str) -> None:
    many = 120

    async def agent() -> list[Decision]:
        async with AsyncAwaitHumans() as humans:
            found: list[Decision] = await asyncio.gather(
                *(humans.await_human(**question(idempotency_key=f"{key}-{n}")) for n in range(many))
            )
            return found

    def answer_the_last_first() -> None:
        for n in reversed(range(many)):
            server.answer(f"{key}-{n}", {"approved": n % 2 == 0})

    person = Person(answer_the_last_first)
    assert [decision.approved for decision in asyncio.run(agent())] == [n % 2 == 0 for n in range(many)]
    person.done()


def test_the_same_question_has_the_same_answer(server: Server, key: str) -> None:
    told: list[CreatedTask] = []
    person = Person(lambda: server.answer(key, {"approved": True, "reason": "Once"}))
    first = await_human_sync(**question(idempotency_key=key, on_task=told.append))
    person.done()
    again = await_human_sync(**question(idempotency_key=key, on_task=told.append))
    assert first == again
    assert [task.replayed for task in told] == [False, True]
    assert told[0].id == told[1].id
    assert told[0].url == f"{server.url}/tasks/{told[0].id}"
    assert len(server.tasks(key)) == 1


def test_another_question_under_the_same_key_is_refused(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(key, {"approved": True}))
    await_human_sync(**question(idempotency_key=key))
    person.done()
    with pytest.raises(IdempotencyMismatchError) as error:
        await_human_sync(**question(idempotency_key=key, payload=Refund(amount=9000, customer_id="cus_demo")))
    assert error.value.differs == ("payload",)
    assert key in str(error.value)


class Typed(TypedDict):
    approved: bool


@dataclass
class Verdict:
    approved: bool
    reason: str = "none"


@dataclass
class Evidence:
    amount: float


class Strict(BaseModel):
    model_config = ConfigDict(strict=True)

    approved: bool


SCHEMA: dict[str, Any] = {"type": "object", "properties": {"approved": {"type": "boolean"}}, "required": ["approved"]}


@pytest.mark.parametrize(
    ("schema", "answer"),
    [
        (Decision, Decision(approved=True)),
        (Verdict, Verdict(approved=True)),
        (Typed, {"approved": True}),
        (Strict, Strict(approved=True)),
        (SCHEMA, {"approved": True}),
    ],
    ids=["model", "dataclass", "TypedDict", "strict model", "JSON Schema"],
)
def test_every_kind_of_schema(server: Server, key: str, schema: Any, answer: object) -> None:
    person = Person(lambda: server.answer(key, {"approved": True}))
    found = await_human_sync(
        task="Approve?",
        payload_schema=Evidence,
        payload=Evidence(amount=250),
        response_schema=schema,
        timeout_seconds=60,
        idempotency_key=key,
    )
    person.done()
    assert found == answer
    assert type(found) is type(answer)


def test_a_withdrawn_question_is_an_error_of_its_own(server: Server, key: str) -> None:
    person = Person(lambda: server.request("POST", f"/api/tasks/{server.asked(key)['id']}/cancel"))
    with pytest.raises(TaskCancelledError) as error:
        await_human_sync(**question(idempotency_key=key))
    person.done()
    assert error.value.task_id == server.asked(key)["id"]


def test_what_the_person_sees_besides(server: Server, key: str) -> None:
    options = {
        "task_metadata": {"ticket": "#8812"},
        "initial_response": {"reason": "Because"},
        "redact_payload": True,
        "redact_response_after_submit": True,
        "notify": ["slack:#approvals"],
        "callback_url": "https://agent.example.com/hook",
        "assign_to": "frida@example.com",
    }
    person = Person(lambda: server.answer(key, {"approved": True}))
    await_human_sync(**question(idempotency_key=key, **options))
    person.done()
    task = server.request("GET", f"/api/tasks/{server.asked(key)['id']}")
    assert task["task_metadata"] == {"ticket": "#8812"}
    assert task["initial_response"] == {"reason": "Because"}
    assert task["assign_to"] == {"email": "frida@example.com"}
    assert task["redact_payload"] is True
    assert task["redact_response_after_submit"] is True


@pytest.mark.parametrize(
    ("assign_to", "wire"),
    [
        (["a@example.com", "b@example.com"], {"emails": ["a@example.com", "b@example.com"]}),
        (PoolAssignment(pool="refunds"), {"pool": "refunds"}),
        (RoleAssignment(role="reviewer"), {"role": "reviewer", "access_level": None}),
        ({"role": "reviewer", "access_level": "senior"}, {"role": "reviewer", "access_level": "senior"}),
        (
            RoleAssignment(role="reviewer", min_access_level="senior", strategy="round_robin", excluded=["ana@example.com"]),
            {
                "role": "reviewer",
                "access_level": None,
                "min_access_level": "senior",
                "strategy": "round_robin",
                "excluded": ["ana@example.com"],
            },
        ),
    ],
)
def test_who_is_asked(server: Server, key: str, assign_to: Any, wire: dict[str, Any]) -> None:
    with AwaitHumans() as humans:
        assert humans.tasks.create(**question(idempotency_key=key, assign_to=assign_to)).task.assign_to == wire


def test_a_prefill_of_the_wrong_type_is_told_before_anybody_sees_it(server: Server, key: str) -> None:
    with pytest.raises(Exception, match="initial_response"):
        await_human_sync(**question(idempotency_key=key, initial_response={"approved": "perhaps"}))
    assert server.tasks(key) == []


def test_the_default_client_serves_the_plain_calls(server: Server, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWAITHUMANS_URL")
    monkeypatch.delenv("AWAITHUMANS_ADMIN_API_TOKEN")
    with AwaitHumans(server_url=server.url, api_key=server.admin_token) as humans:
        set_default_client(humans)
        try:
            assert get_default_client() is humans
            person = Person(lambda: server.answer(key, {"approved": True}))
            assert await_human_sync(**question(idempotency_key=key)).approved
            person.done()
            assert asyncio.run(await_human(**question(idempotency_key=key))).approved
        finally:
            set_default_client(None)


def test_published_names_are_the_same_functions() -> None:
    assert awaitHuman is await_human
    assert awaitHumanSync is await_human_sync
    assert AwaitHumans.awaitHuman is AwaitHumans.await_human
    assert AwaitHumans.awaitHumanSync is AwaitHumans.await_human_sync


def test_what_on_task_raises_ends_the_call(server: Server, key: str) -> None:
    async def refuse(_: CreatedTask) -> None:
        await asyncio.sleep(0)
        raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        asyncio.run(await_human(**question(idempotency_key=key, on_task=refuse)))
    with pytest.raises(TypeError, match="plain function"):
        await_human_sync(**question(idempotency_key=key, on_task=refuse))


def test_the_log_says_where_to_answer(server: Server, key: str, caplog: pytest.LogCaptureFixture) -> None:
    person = Person(lambda: server.answer(key, {"approved": True}))
    with caplog.at_level(logging.INFO, "awaithumans.client"):
        await_human_sync(**question(idempotency_key=key))
    person.done()
    task = server.asked(key)
    assert f"{server.url}/tasks/{task['id']}" in caplog.text
    assert "cus_demo" not in caplog.text
    assert server.admin_token not in caplog.text


def test_an_answer_that_the_model_refuses(server: Server, key: str) -> None:
    class Picky(BaseModel):
        approved: bool

        def model_post_init(self, context: Any) -> None:
            if self.approved:
                raise ValueError("never on a Friday")

    person = Person(lambda: server.answer(key, {"approved": True}))
    with pytest.raises(SchemaValidationError, match="never on a Friday") as error:
        await_human_sync(**question(idempotency_key=key, response_schema=Picky))
    person.done()
    assert error.value.field == "response"
    assert error.value.task_id == server.asked(key)["id"]

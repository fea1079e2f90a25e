"""Tasks without blocking, on a real server."""

from __future__ import annotations

import asyncio
from datetime import timezone

import pytest

from awaithumans import (
    AsyncAwaitHumans,
    AwaitHumans,
    RequestError,
    SchemaValidationError,
    TaskAlreadyTerminalError,
    TaskNotFoundError,
    TaskStatus,
    TimeoutRangeError,
    WaitAbortedError,
)
from tests.models import Decision, Refund, question
from tests.server import Person, Server

NOBODY = "00000000000000000000000000000000"


def test_a_task_from_creation_to_answer(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        created = humans.tasks.create(**question(idempotency_key=key))
        assert not created.replayed
        assert created.url == f"{server.url}/tasks/{created.task.id}"
        assert humans.tasks.create(**question(idempotency_key=key)).replayed

        server.complete(created.task.id, {"approved": True})
        outcome = humans.tasks.wait(created.task.id, response_schema=Decision)
        assert outcome.status is TaskStatus.COMPLETED
        assert outcome.response == Decision(approved=True)
        assert outcome.completed_at is not None
        assert outcome.completed_at.tzinfo == timezone.utc

        task = humans.tasks.get(created.task.id)
        assert task.response == {"approved": True}
        assert task.completed_by.email == "frida@example.com"
        assert task.completed_via_channel == "dashboard"
        assert task.assignee.email is None
        assert task.idempotency_key == key


def test_the_same_without_blocking(server: Server, key: str) -> None:
    async def agent() -> None:
        async with AsyncAwaitHumans() as humans:
            created = await humans.tasks.create(**question(idempotency_key=key))
            person = Person(lambda: server.complete(created.task.id, {"approved": False}))
            outcome = await humans.tasks.wait(created.task.id)
            person.done()
            assert outcome.response == {"approved": False}
            assert (await humans.tasks.get(created.task.id)).status == "completed"
            with pytest.raises(TaskAlreadyTerminalError):
                await humans.tasks.cancel(created.task.id)

    asyncio.run(agent())


def test_more_time(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        created = humans.tasks.create(**question(idempotency_key=key)).task
        later = humans.tasks.extend(created.id, timeout_seconds=7200)
        assert later.timeout_at > created.timeout_at
        with pytest.raises(TimeoutRangeError):
            humans.tasks.extend(created.id, timeout_seconds=5)
        humans.tasks.cancel(created.id)

    async def too_late() -> None:
        async with AsyncAwaitHumans() as agents:
            await agents.tasks.extend(created.id, timeout_seconds=7200)

    with pytest.raises(TaskAlreadyTerminalError):
        asyncio.run(too_late())


def test_an_answer_for_when_nobody_answers(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key, on_timeout={"response": Decision(approved=False)})).task
        assert task.model_dump()["on_timeout"] == {"response": {"approved": False, "reason": ""}}
        assert humans.tasks.create(**question(idempotency_key=f"{key}-2", on_timeout="time_out")).task.on_timeout == "time_out"


def test_lists_page_by_page(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        ids = [humans.tasks.create(**question(idempotency_key=f"{key}-{n}")).task.id for n in range(5)]
        first = humans.tasks.list(q=key, limit=2)
        assert [task.id for task in first.tasks] == ids[:2:-1]
        assert first.next_cursor is not None
        second = humans.tasks.list(q=key, limit=2, cursor=first.next_cursor)
        assert [task.id for task in second.tasks] == ids[2:0:-1]
        assert [task.id for task in humans.tasks.iterate(q=key, limit=2)] == ids[::-1]
        humans.tasks.cancel(ids[0])
        assert [task.id for task in humans.tasks.iterate(q=key, status=TaskStatus.CANCELLED)] == ids[:1]
        assert [task.id for task in humans.tasks.iterate(q=key, terminal=True)] == ids[:1]
        assert humans.tasks.list(q=f"{key}-none").tasks == []

    async def agent() -> list[str]:
        async with AsyncAwaitHumans() as humans:
            return [task.id async for task in humans.tasks.iterate(q=key, limit=3)]

    assert asyncio.run(agent()) == ids[::-1]


def test_a_hidden_payload_is_hidden_in_lists_only(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key, redact_payload=True)).task
        assert humans.tasks.list(q=key).tasks[0].payload == {"_redacted": True}
        assert humans.tasks.get(task.id).payload == Refund(amount=250, customer_id="cus_demo").model_dump()


def test_cancelling_is_a_result_for_the_one_who_waits(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key)).task
        assert humans.tasks.cancel(task.id).status is TaskStatus.CANCELLED
        outcome = humans.tasks.wait(task.id)
        assert (outcome.status, outcome.response) == (TaskStatus.CANCELLED, None)
        with pytest.raises(TaskAlreadyTerminalError, match="already cancelled") as error:
            humans.tasks.cancel(task.id)
        assert error.value.task_status == "cancelled"


def test_a_wait_with_a_limit_of_its_own(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key)).task
        with pytest.raises(WaitAbortedError, match="after 0.2 seconds") as error:
            humans.tasks.wait(task.id, timeout_seconds=0.2)
        assert error.value.task_id == task.id
        assert humans.tasks.get(task.id).status == "created"


def test_what_does_not_exist(server: Server) -> None:
    with AwaitHumans() as humans:
        with pytest.raises(TaskNotFoundError, match=NOBODY):
            humans.tasks.get(NOBODY)
        with pytest.raises(TaskNotFoundError):
            humans.tasks.cancel(NOBODY)
        with pytest.raises(TaskNotFoundError):
            humans.tasks.wait(NOBODY)
        with pytest.raises(TaskNotFoundError):
            humans.tasks.get("../status?x=1")


def test_an_answer_that_does_not_fit_what_is_waited_for(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key)).task
        server.complete(task.id, {"approved": True})
        with pytest.raises(SchemaValidationError, match="amount: Field required") as error:
            humans.tasks.wait(task.id, response_schema=Refund)
        assert error.value.task_id == task.id


def test_refusals_say_what_the_server_said(server: Server) -> None:
    with AwaitHumans() as humans, pytest.raises(RequestError, match="limit") as error:
        humans.tasks.list(limit=1000)
    assert error.value.status == 422
    assert error.value.request_id


def test_a_call_for_another_server_does_not_take_the_key_there(server: Server, key: str) -> None:
    humans = AwaitHumans(server_url="https://humans.example.com", api_key="secret-of-example")
    with pytest.raises(Exception, match="cannot be reached|kept back|valid API key") as error:
        humans.await_human_sync(**question(server_url="http://127.0.0.1:9"))
    assert "secret-of-example" not in str(error.value)
    humans.close()


def test_a_person_asks_back_and_the_agent_replies(server: Server, key: str) -> None:
    with AwaitHumans() as humans:
        task = humans.tasks.create(**question(idempotency_key=key)).task
        assert humans.tasks.comments(task.id) == []
        first = humans.tasks.comment(task.id, "More evidence is on its way.")
        assert (first.kind, first.author_type, first.author_name) == ("agent_reply", "agent", None)
        second = humans.tasks.comment(task.id, "Here it is: https://example.com")
        assert humans.tasks.comments(task.id) == [first, second]
        assert humans.tasks.comments(task.id, after=first.id) == [second]
        assert humans.tasks.comments(task.id, limit=1) == [first]
        with pytest.raises(RequestError, match="422"):
            humans.tasks.comment(task.id, " ")
        with pytest.raises(TaskNotFoundError):
            humans.tasks.comments(NOBODY)


def test_comments_with_an_event_loop(server: Server, key: str) -> None:
    async def main() -> None:
        async with AsyncAwaitHumans() as humans:
            task = (await humans.tasks.create(**question(idempotency_key=key))).task
            said = await humans.tasks.comment(task.id, "Hello")
            assert await humans.tasks.comments(task.id) == [said]

    asyncio.run(main())

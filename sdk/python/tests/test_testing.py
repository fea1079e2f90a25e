"""The human for tests."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from pydantic import BaseModel, Field

from awaithumans import (
    AwaitHumansError,
    IdempotencyMismatchError,
    RequestError,
    TaskCancelledError,
    TaskTimeoutError,
    WaitAbortedError,
    await_human,
    await_human_sync,
    get_default_client,
)
from awaithumans.testing import (
    NobodyAnswersError,
    TestClient,
    answer,
    approve,
    create_test_client,
    edit,
    in_turn,
    invalid,
    late,
    reject,
    silent,
    twice,
    withdraw,
)

DAY = 24 * 3600
NEW_YEAR = datetime(2026, 1, 1, tzinfo=timezone.utc)


class Decision(BaseModel):
    approved: bool
    reason: str | None = Field(default=None, max_length=20)


class Refund(BaseModel):
    amount: float


def refund(amount: float, **more: Any) -> Any:
    return {
        "task": f"Approve this ${amount:g} refund?",
        "payload_schema": Refund,
        "payload": Refund(amount=amount),
        "timeout_seconds": DAY,
        **more,
    }


def ask(humans: TestClient, amount: float, **more: Any) -> Decision:
    return humans.await_human_sync(response_schema=Decision, **refund(amount, **more))


@pytest.fixture
def people() -> TestClient:
    return create_test_client(now=NEW_YEAR)


def test_answers_from_a_script_one_behaviour_a_question(people: TestClient) -> None:
    people.script(approve(), reject("No."), answer(lambda asked: {"approved": True, "reason": asked.task[:7]}))
    assert ask(people, 1) == Decision(approved=True)
    assert ask(people, 2) == Decision(approved=False, reason="No.")
    assert ask(people, 3) == Decision(approved=True, reason="Approve")
    assert [question.payload for question in people.asked] == [{"amount": 1}, {"amount": 2}, {"amount": 3}]
    people.assert_done()


def test_answers_when_the_test_says_so(people: TestClient) -> None:
    async def both() -> list[Decision]:
        first = asyncio.ensure_future(people.await_human(response_schema=Decision, **refund(1)))
        await people.complete_task({"approved": True, "reason": "Broken"})
        second = asyncio.ensure_future(people.asynchronous.await_human(response_schema=Decision, **refund(2)))
        await people.reject_task("Too much.")
        third = asyncio.ensure_future(people.await_human(response_schema=Decision, **refund(3)))
        await people.approve_task({"reason": "ok"}, question="Approve this $3 refund?")
        return [await first, await second, await third]

    assert asyncio.run(both()) == [
        Decision(approved=True, reason="Broken"),
        Decision(approved=False, reason="Too much."),
        Decision(approved=True, reason="ok"),
    ]


def test_keeps_habits_for_what_is_not_scripted(people: TestClient) -> None:
    people.always(reject())
    people.when(r"\$7 ", approve())
    assert (ask(people, 7).approved, ask(people, 8).approved) == (True, False)


def test_edits_what_the_agent_proposed(people: TestClient) -> None:
    class Draft(BaseModel):
        subject: str
        body: str

    people.script(edit({"body": "New"}))
    draft = people.await_human_sync(response_schema=Draft, **refund(1, initial_response=Draft(subject="Hi", body="Old")))
    assert draft == Draft(subject="Hi", body="New")


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_waits_thirty_days_in_a_moment(people: TestClient, kind: str) -> None:
    people.script(silent())
    options = refund(1, timeout_seconds=30 * DAY, response_schema=Decision)
    started = time.monotonic()
    with pytest.raises(TaskTimeoutError):
        people.await_human_sync(**options) if kind == "sync" else asyncio.run(people.await_human(**options))
    assert time.monotonic() - started < 10, "a real wait would hold the line for 25 seconds at least"
    assert people.now == NEW_YEAR + timedelta(days=30)
    assert people.question().events == ["created", "timed_out"]


def test_answers_after_a_while_on_its_own_clock(people: TestClient) -> None:
    people.script(approve(after=300))
    ask(people, 1)
    assert people.now == NEW_YEAR + timedelta(minutes=5)


def test_answers_too_late_twice_wrongly_and_withdraws(people: TestClient) -> None:
    people.script(late(), twice(approve(), reject()), in_turn(invalid({"approved": "maybe"}), approve()), withdraw(), invalid({}))
    with pytest.raises(TaskTimeoutError):
        ask(people, 1)
    assert ask(people, 2).approved
    assert ask(people, 3).approved
    with pytest.raises(TaskCancelledError):
        ask(people, 4)
    with pytest.raises(TaskTimeoutError):
        ask(people, 5)
    verdicts = [[attempt.verdict for attempt in question.attempts] for question in people.asked]
    assert verdicts == [["late"], ["accepted", "late"], ["invalid", "accepted"], [], ["invalid"]]
    assert people.question("task-3").attempts[0].problems[0].message == "Must be of type boolean."
    people.assert_done()


def test_lets_the_default_of_the_agent_stand(people: TestClient) -> None:
    people.script(silent())
    assert not ask(people, 1, on_timeout={"response": {"approved": False}}).approved
    assert people.question().events == ["created", "defaulted"]


def test_keeps_a_key_for_ever_and_to_its_question(people: TestClient) -> None:
    people.script(approve())
    for _ in range(2):
        assert ask(people, 1, idempotency_key="refund:A-1").approved
    assert people.question().times_asked == 2
    with pytest.raises(IdempotencyMismatchError):
        ask(people, 2, idempotency_key="refund:A-1")


def test_time_passes_when_the_test_lets_it(people: TestClient) -> None:
    async def story() -> None:
        asking = asyncio.ensure_future(people.await_human(response_schema=Decision, **refund(1)))
        await people.advance(DAY - 1)
        assert people.question().is_open
        await people.advance(1)
        with pytest.raises(TaskTimeoutError):
            await asking

    asyncio.run(story())


def test_tasks_of_both_kinds_of_client(people: TestClient) -> None:
    created = people.tasks.create(response_schema=Decision, **refund(1))
    people.tasks.extend(created.task.id, timeout_seconds=3 * DAY)
    people.advance_sync(2 * DAY)
    assert people.tasks.get(created.task.id).status == "created"
    people.complete_task_sync({"approved": True})
    assert people.tasks.wait(created.task.id, response_schema=Decision).response == Decision(approved=True)
    assert [task.id for task in people.tasks.list(status="completed").tasks] == [created.task.id]

    async def other() -> None:
        second = await people.asynchronous.tasks.create(response_schema=Decision, **refund(2))
        waiting = asyncio.ensure_future(people.asynchronous.tasks.wait(second.task.id, timeout_seconds=60))
        await people.advance(61)
        with pytest.raises(WaitAbortedError):
            await waiting
        await people.asynchronous.tasks.cancel(second.task.id)
        with pytest.raises(AwaitHumansError, match="already cancelled"):
            await people.asynchronous.tasks.cancel(second.task.id)

    asyncio.run(other())


def test_lists_page_by_page(people: TestClient) -> None:
    ids = [people.tasks.create(response_schema=Decision, **refund(amount)).task.id for amount in range(1, 6)]
    seen = []
    for task in people.tasks.iterate(status="created", limit=2):
        seen.append(task.id)
        people.tasks.cancel(task.id)
        # What is asked meanwhile is no part of it.
        people.tasks.create(response_schema=Decision, **refund(10 * len(seen)))
    assert seen == ids[::-1]
    first = people.tasks.list(limit=4)
    assert (first.total, len(first.tasks)) == (10, 4)
    assert len(people.tasks.list(limit=9, cursor=first.next_cursor).tasks) == 6


def test_nothing_leaves_the_process(people: TestClient) -> None:
    for refused in (people.people.list, people.keys.list, people.deliveries.list):
        with pytest.raises(RequestError, match="The test client does not speak GET /api/admin/"):
            refused()
    with pytest.raises(RequestError, match="The test client does not speak GET /api/admin/users"):
        asyncio.run(people.asynchronous.people.list())


def test_a_cancelled_call_withdraws(people: TestClient) -> None:
    async def story() -> None:
        asking = asyncio.ensure_future(people.await_human(response_schema=Decision, cancel_on_abort=True, **refund(1)))
        await people.advance(1)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking

    asyncio.run(story())
    assert people.question().status == "cancelled"


def test_mistakes_of_the_test_are_told(people: TestClient) -> None:
    people.script(answer({"approved": "yes"}), approve())
    with pytest.raises(ValueError, match="does not fit its response schema: /approved Must be of type boolean"):
        ask(people, 1)
    with pytest.raises(AssertionError, match="1 scripted behaviours were not used"):
        people.assert_done()
    other = create_test_client()
    with pytest.raises(NobodyAnswersError, match="Nobody answers"):
        ask(other, 1)
    with pytest.raises(AssertionError, match="Still open"):
        other.assert_done()
    with pytest.raises(ValueError, match="/approved This is required"):
        other.complete_task_sync({})
    with pytest.raises(LookupError, match="found 0"):
        other.question("refund:9")
    with pytest.raises(LookupError, match="No question is open for nothing"):
        other.complete_task_sync({}, question="nothing")


def test_the_fixture_answers_the_plain_functions(humans: TestClient) -> None:
    assert get_default_client() is humans
    humans.script(approve(), reject())
    elsewhere = {"server_url": "http://nowhere.invalid/base", "api_key": "secret"}
    assert await_human_sync(response_schema=Decision, **refund(1, **elsewhere)).approved
    assert not asyncio.run(await_human(response_schema=Decision, **refund(2))).approved

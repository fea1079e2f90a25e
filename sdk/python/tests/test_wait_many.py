"""Waiting for several tasks over one connection."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, Literal

import pytest

from awaithumans import (
    AsyncAwaitHumans,
    AwaitHumans,
    PollError,
    ServerUnreachableError,
    TaskNotFoundError,
    TaskOutcome,
    WaitAbortedError,
)
from awaithumans.http.effects import Listen, Listened, RawAnswer
from awaithumans.http.run import run
from awaithumans.tasks.wait_many import wait_any, wait_many
from awaithumans.testing import approve, create_test_client, reject, silent
from tests.models import Decision, question
from tests.script import Script, cut, poll, reply, task
from tests.server import Person, Server


def many(kind: str, ids: list[str], **options: Any) -> list[TaskOutcome[Decision]]:
    """`wait_many` with either client."""
    if kind == "sync":
        with AwaitHumans() as humans:
            return humans.tasks.wait_many(ids, response_schema=Decision, **options)

    async def wait() -> list[TaskOutcome[Decision]]:
        async with AsyncAwaitHumans() as humans:
            return await humans.tasks.wait_many(ids, response_schema=Decision, **options)

    return asyncio.run(wait())


def any_of(kind: str, ids: list[str], **options: Any) -> TaskOutcome[Decision]:
    """`wait_any` with either client."""
    if kind == "sync":
        with AwaitHumans() as humans:
            return humans.tasks.wait_any(ids, response_schema=Decision, **options)

    async def wait() -> TaskOutcome[Decision]:
        async with AsyncAwaitHumans() as humans:
            return await humans.tasks.wait_any(ids, response_schema=Decision, **options)

    return asyncio.run(wait())


def create(key: str, count: int) -> list[str]:
    with AwaitHumans() as humans:
        return [humans.tasks.create(**question(idempotency_key=f"{key}-{each}")).task.id for each in range(count)]


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def test_many_and_in_their_order(server: Server, key: str, kind: str) -> None:
    ids = create(key, 5)

    def answer() -> None:
        for task_id in reversed(ids[1:]):
            server.complete(task_id, {"approved": task_id == ids[1], "reason": "line\u2028break"})
        server.request("POST", f"/api/tasks/{ids[0]}/cancel")

    person = Person(answer)
    outcomes = many(kind, [*ids, ids[0]])
    person.done()
    assert [outcome.id for outcome in outcomes] == [*ids, ids[0]]
    assert [outcome.status for outcome in outcomes] == ["cancelled", *["completed"] * 4, "cancelled"]
    assert [outcome.response.approved for outcome in outcomes if outcome.response] == [True, False, False, False]


def test_any_and_lets_the_others_be(server: Server, key: str, kind: str) -> None:
    ids = create(key, 3)
    person = Person(lambda: server.complete(ids[1], {"approved": True}))
    assert any_of(kind, ids).id == ids[1]
    person.done()
    assert any_of(kind, ids).response == Decision(approved=True)
    assert server.request("GET", f"/api/tasks/{ids[0]}")["status"] == "created"


def test_has_a_limit_of_its_own(server: Server, key: str, kind: str) -> None:
    ids = create(key, 2)
    started = time.monotonic()
    with pytest.raises(WaitAbortedError, match="2 of 2 tasks have not ended"):
        many(kind, ids, timeout_seconds=0.5)
    assert time.monotonic() - started < 5
    server.complete(ids[0], {"approved": True})
    with pytest.raises(WaitAbortedError) as caught:
        many(kind, ids, timeout_seconds=0.5)
    assert caught.value.task_id == ids[1]


def test_a_task_that_is_not_there(server: Server, key: str, kind: str) -> None:
    (task_id,) = create(key, 1)
    with pytest.raises(TaskNotFoundError) as caught:
        many(kind, [task_id, "nope"])
    assert caught.value.task_id == "nope"


def test_a_task_that_is_deleted_meanwhile(server: Server, key: str) -> None:
    ids = create(key, 2)
    person = Person(lambda: server.delete(ids[1]))
    with AwaitHumans() as humans, pytest.raises(TaskNotFoundError) as caught:
        humans.tasks.wait_many(ids)
    person.done()
    assert caught.value.task_id == ids[1]


def test_survives_a_restart_of_the_server(server: Server, key: str) -> None:
    ids = create(key, 3)

    def restart() -> None:
        server.complete(ids[0], {"approved": True})
        server.kill()
        server.start()
        for task_id in ids[1:]:
            server.complete(task_id, {"approved": False})

    person = Person(restart)
    assert [outcome.status for outcome in many("sync", ids)] == ["completed"] * 3
    person.done()


def test_a_cancelled_wait_ends_at_once(server: Server, key: str) -> None:
    ids = create(key, 2)

    async def story() -> None:
        async with AsyncAwaitHumans() as humans:
            waiting = asyncio.ensure_future(humans.tasks.wait_many(ids))
            await asyncio.sleep(0.2)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting

    asyncio.run(story())


def test_people_of_a_test_end_them_in_their_order() -> None:
    people = create_test_client()
    people.script(approve(after=3), reject("No.", after=1), silent())
    ids = [people.tasks.create(**question(idempotency_key=f"k{each}")).task.id for each in range(3)]
    assert people.tasks.wait_any(ids).id == ids[1]
    assert [outcome.status for outcome in people.tasks.wait_many(ids)] == ["completed", "completed", "timed_out"]

    async def story() -> None:
        created = await people.asynchronous.tasks.create(**question(idempotency_key="later"))
        waiting = asyncio.ensure_future(people.asynchronous.tasks.wait_any([created.task.id]))
        await people.complete_task({"approved": True})
        assert (await waiting).status == "completed"
        with pytest.raises(TaskNotFoundError):
            await people.asynchronous.tasks.wait_many(["nope"])

    asyncio.run(story())


# What becomes of the connection, from a script.


def told(*events: tuple[str, str, dict[str, Any]], end: Literal["closed", "broken"] = "closed", last: str | None = None) -> Any:
    def stream(listen: Listen) -> Listened:
        for kind, task_id, members in events:
            if listen.hear(kind, json.dumps({"id": task_id, **members})):
                return Listened("enough", connected=True, last_event_id=last)
        cause = ConnectionResetError("reset") if end == "broken" else None
        return Listened(end, connected=True, last_event_id=last, cause=cause)

    return stream


def state(status: str, **members: Any) -> dict[str, Any]:
    return {"status": status, "response": None, "verification_attempt": 0, **members}


def never(_: Listen) -> Listened:
    return Listened("broken", connected=False, last_event_id=None, cause=ConnectionRefusedError("refused"))


def waiting(script: Script, ids: list[str], **session: Any) -> Any:
    return run(wait_many(script.session(**session), ids, None, None), script.perform)


def test_takes_up_a_lost_connection_where_it_was() -> None:
    script = Script()
    ended = state("completed", response={"approved": True})
    script.streams = [told(("task", "a", ended), ("task", "b", state("created")), end="broken", last="41"), told(("task", "b", ended))]
    assert [outcome.status for outcome in waiting(script, ["a", "b"])] == ["completed", "completed"]
    first, second = (listen.request for listen in script.listened)
    assert "Last-Event-ID" not in first.headers
    assert second.headers["Last-Event-ID"] == "41"
    assert json.loads(second.body or b"") == {"task_ids": ["b"]}


@pytest.mark.parametrize(
    "refusal",
    [reply({"error": "NOT_FOUND"}, 404), reply("", 405), reply("<html>", 200), told(end="broken")],
    ids=["404", "405", "html", "breaks"],
)
def test_looks_at_each_where_there_is_no_stream(refusal: Any) -> None:
    done = state("completed", response={"approved": True})
    script = Script(*[reply(task(id="a")), reply(task(id="b")), reply(task(id="a", **done)), reply(task(id="b")), poll("cancelled")])
    stream: Callable[[Listen], Any] = refusal if callable(refusal) else lambda _: refusal
    script.streams = [stream]
    assert [outcome.status for outcome in waiting(script, ["a", "b"])] == ["completed", "cancelled"]
    assert [exchange.url.split("/api/tasks/")[1] for exchange in script.sent] == ["a", "b", "a", "b", "b/poll?timeout=25"]


def test_says_why_not() -> None:
    script = Script()
    script.streams = [lambda _: reply({"error": "UNAUTHENTICATED"}, 401)]
    with pytest.raises(PollError, match="valid API key"):
        waiting(script, ["a"])
    script.streams = [told(("deleted", "b", {}))]
    with pytest.raises(TaskNotFoundError):
        waiting(script, ["a", "b"])
    script.streams = [never]
    with pytest.raises(ServerUnreachableError, match="refused"):
        waiting(script, ["a"], max_retries=2)
    assert script.pauses[-2:] == [0.5, 1.0]
    gone = Script(cut())
    gone.streams = [never]
    with pytest.raises(ServerUnreachableError):
        waiting(gone, ["a"])
    assert gone.now - 1_000_000 <= 600


def test_tries_again_after_what_passes() -> None:
    script = Script()

    def busy(_: Listen) -> RawAnswer:
        return reply({}, 503, retry_after="7")

    script.streams = [busy, told(("task", "a", state("timed_out")))]
    assert [outcome.status for outcome in waiting(script, ["a"])] == ["timed_out"]
    assert script.pauses == [7.5]


def test_wants_as_many_as_fit() -> None:
    script = Script()
    assert waiting(script, []) == []
    for ids in ([], [str(each) for each in range(10_001)]):
        with pytest.raises(ValueError, match="takes 1 to 10000 task ids"):
            run(wait_any(script.session(), ids, None, None), script.perform)


def test_more_than_fit_on_one_connection_go_group_by_group() -> None:
    script = Script()

    def all_of_them(listen: Listen) -> Listened:
        ids = json.loads(listen.request.body or b"")["task_ids"]
        return told(*[("task", task_id, state("cancelled")) for task_id in ids])(listen)  # type: ignore[no-any-return]

    script.streams = [all_of_them]
    assert len(waiting(script, [str(each) for each in range(10_001)])) == 10_001
    assert len(script.listened) == 2

"""What type checkers make of the calls. mypy and pyright read this file; nothing in it needs to run."""

from __future__ import annotations

from typing import Any

from typing_extensions import assert_type

from awaithumans import AsyncAwaitHumans, AwaitHumans, TaskOutcome, TaskRecord, await_human, await_human_sync
from tests.models import REFUND, Decision, Refund
from tests.test_await_human import SCHEMA, Typed, Verdict


def read_by_type_checkers(humans: AwaitHumans) -> None:
    assert_type(
        await_human_sync(task="?", payload_schema=Refund, payload=REFUND, response_schema=Decision, timeout_seconds=60),
        Decision,
    )
    assert_type(
        humans.await_human_sync(task="?", payload_schema=SCHEMA, payload={}, response_schema=Typed, timeout_seconds=60),
        Typed,
    )
    assert_type(
        humans.await_human_sync(task="?", payload_schema=SCHEMA, payload={}, response_schema=SCHEMA, timeout_seconds=60),
        dict[str, Any],
    )
    assert_type(humans.tasks.wait("t-1", response_schema=Decision), TaskOutcome[Decision])
    assert_type(humans.tasks.wait("t-1"), TaskOutcome[dict[str, Any]])
    assert_type(humans.tasks.get("t-1"), TaskRecord)
    # A misspelt option and a forgotten one are errors; both checkers complain when they are not.
    humans.tasks.create(task="?", payload_schema=Refund, payload=REFUND, response_schema=Decision, timeout=60)  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]


async def read_by_type_checkers_too(humans: AsyncAwaitHumans) -> None:
    assert_type(
        await await_human(task="?", payload_schema=Refund, payload={"amount": 1}, response_schema=Verdict, timeout_seconds=60),
        Verdict,
    )
    assert_type(
        await humans.await_human(task="?", payload_schema=Refund, payload=REFUND, response_schema=Decision, timeout_seconds=60),
        Decision,
    )
    assert_type([task async for task in humans.tasks.iterate(status="completed")], list[TaskRecord])


def test_the_types_travel_with_the_package() -> None:
    from importlib.resources import files

    assert files("awaithumans").joinpath("py.typed").is_file()

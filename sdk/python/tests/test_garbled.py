"""A proxy that breaks the events of a stream."""

from __future__ import annotations

import asyncio

import pytest

from awaithumans import AsyncAwaitHumans, AwaitHumans, TaskOutcome
from tests.models import Decision
from tests.stand_in import completed, stand_in


def wait(kind: str, url: str) -> TaskOutcome[Decision]:
    """`wait_many` with either client."""
    if kind == "sync":
        with AwaitHumans(server_url=url, api_key="k") as humans:
            return humans.tasks.wait_many(["a"], response_schema=Decision)[0]

    async def wait_async() -> TaskOutcome[Decision]:
        async with AsyncAwaitHumans(server_url=url, api_key="k") as humans:
            return (await humans.tasks.wait_many(["a"], response_schema=Decision))[0]

    return asyncio.run(wait_async())


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("garbage", ["{", "[]", '{"id": "a", "status": 7}', "null"])
def test_the_tasks_are_looked_at_one_by_one(kind: str, garbage: str) -> None:
    """Instead of ending the wait with an error about JSON."""
    answers = {"/stream": ("text/event-stream", f"event: task\ndata: {garbage}\n\n"), "/poll": completed({"approved": True})}
    with stand_in(answers) as server:
        outcome = wait(kind, server.url)
    assert outcome.response is not None
    assert outcome.response.approved

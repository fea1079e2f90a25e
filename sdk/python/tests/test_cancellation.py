"""Ending a wait, and what becomes of the question."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from awaithumans import AsyncAwaitHumans, AwaitHumans, CreatedTask, await_human
from awaithumans.http.effects import RawAnswer
from awaithumans.http.transport import _within
from tests.models import question
from tests.proxy import CREATE, FaultyProxy
from tests.server import Person, Server, wait_until


async def cancel_when_asked(key: str, *, cancel_on_abort: bool) -> None:
    asked = asyncio.Event()

    def note(_: CreatedTask) -> None:
        asked.set()

    waiting = asyncio.ensure_future(await_human(**question(idempotency_key=key, on_task=note, cancel_on_abort=cancel_on_abort)))
    await asked.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


def test_cancelling_leaves_the_question_open(server: Server, key: str) -> None:
    asyncio.run(cancel_when_asked(key, cancel_on_abort=False))
    assert server.asked(key)["status"] == "created"
    person = Person(lambda: server.answer(key, {"approved": True}))
    assert asyncio.run(await_human(**question(idempotency_key=key))).approved
    person.done()


def test_cancelling_can_withdraw_the_question(server: Server, key: str) -> None:
    asyncio.run(cancel_when_asked(key, cancel_on_abort=True))
    assert server.asked(key)["status"] == "cancelled"


def test_a_limit_around_the_call_withdraws_it_too(server: Server, key: str) -> None:
    async def agent() -> None:
        await asyncio.wait_for(await_human(**question(idempotency_key=key, cancel_on_abort=True)), 0.5)

    with pytest.raises(asyncio.TimeoutError):
        asyncio.run(agent())
    assert server.asked(key)["status"] == "cancelled"


def test_a_cancellation_in_the_moment_of_an_answer_is_not_lost(server: Server, key: str) -> None:
    """Whatever step the call is at when it is cancelled, it ends, and the question with it."""

    async def cancelled_after(steps: int) -> None:
        asking = asyncio.ensure_future(await_human(**question(idempotency_key=f"{key}-{steps:03}", cancel_on_abort=True)))
        for _ in range(steps):
            await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking

    async def agents() -> None:
        await asyncio.gather(*(cancelled_after(steps) for steps in range(0, 400, 20)))

    asyncio.run(asyncio.wait_for(agents(), 60))
    assert {task["status"] for task in server.tasks(key)} <= {"cancelled"}


def test_the_time_limit_of_an_attempt_does_not_hide_a_cancellation() -> None:
    async def attempt() -> None:
        async def answer() -> RawAnswer:
            await asyncio.sleep(0)
            return RawAnswer(200, {}, "")

        for cancel_at in range(1, 7):
            waiting = asyncio.ensure_future(_within(5, answer()))
            for _ in range(cancel_at):
                await asyncio.sleep(0)
            if waiting.cancel():
                with pytest.raises(asyncio.CancelledError):
                    await waiting

    asyncio.run(attempt())


def test_cancelled_twice_it_is_withdrawn_all_the_same(server: Server, key: str) -> None:
    async def agent() -> None:
        asked = asyncio.Event()

        def note(_: CreatedTask) -> None:
            asked.set()

        humans = AsyncAwaitHumans()
        waiting = asyncio.ensure_future(humans.await_human(**question(idempotency_key=key, on_task=note, cancel_on_abort=True)))
        await asked.wait()
        waiting.cancel()
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        while server.asked(key)["status"] != "cancelled":
            await asyncio.sleep(0.02)
        await humans.aclose()

    asyncio.run(asyncio.wait_for(agent(), 20))


def test_cancelled_while_it_is_being_created_it_is_found_and_withdrawn(server: Server, proxy: FaultyProxy, key: str) -> None:
    async def agent() -> None:
        waiting = asyncio.ensure_future(await_human(**question(idempotency_key=key, cancel_on_abort=True)))
        # The server has the task; its answer is still under way.
        while not await asyncio.to_thread(server.tasks, key):
            await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    proxy.fail(CREATE, "slow")
    asyncio.run(agent())
    assert server.asked(key)["status"] == "cancelled"
    assert len(server.tasks(key)) == 1


AGENT = """
import sys
from awaithumans import await_human_sync
from awaithumans.http.effects import RawAnswer
from awaithumans.http.transport import _within
from tests.models import question
await_human_sync(**question(idempotency_key=sys.argv[1], cancel_on_abort=sys.argv[2] == "True"))
"""


@pytest.mark.parametrize(("withdraw", "status"), [(True, "cancelled"), (False, "created")])
def test_an_interrupt_of_a_blocking_call(server: Server, key: str, *, withdraw: bool, status: str) -> None:
    agent = subprocess.Popen(
        [sys.executable, "-c", AGENT, key, str(withdraw)], cwd=Path(__file__).parents[1], stderr=subprocess.PIPE, text=True
    )
    wait_until(lambda: server.tasks(key))
    agent.send_signal(signal.SIGINT)
    _, complaints = agent.communicate(timeout=20)
    assert "KeyboardInterrupt" in complaints
    assert server.asked(key)["status"] == status


def test_a_killed_agent_takes_up_its_wait(server: Server, key: str) -> None:
    agent = subprocess.Popen([sys.executable, "-c", AGENT, key, "False"], cwd=Path(__file__).parents[1])
    wait_until(lambda: server.tasks(key))
    agent.kill()
    agent.wait()
    server.answer(key, {"approved": True})
    with AwaitHumans() as humans:
        assert humans.await_human_sync(**question(idempotency_key=key)).approved

"""Performs the steps of a call, blocking or not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from awaithumans.http.effects import Effect, Steps

T = TypeVar("T")

_unfinished: set[asyncio.Task[Any]] = set()
"""Last steps of cancelled calls. The event loop holds tasks only weakly, so they are held here."""


def run(steps: Steps[T], perform: Callable[[Effect], object]) -> T:
    """Performs every step in this thread and returns what the steps return.

    An interrupt (Ctrl-C) reaches the steps too, so that they can withdraw what they asked.
    """
    reply: object = None
    failure: BaseException | None = None
    try:
        while True:
            effect = steps.send(reply) if failure is None else steps.throw(failure)
            reply, failure = None, None
            try:
                reply = perform(effect)
            except BaseException as error:  # noqa: BLE001 -- handed to the steps, which raise it again
                failure = error
    except StopIteration as stop:
        result: T = stop.value
        return result


async def run_async(
    steps: Steps[T],
    perform: Callable[[Effect], Awaitable[object]],
    close: Callable[[], Awaitable[None]] | None = None,
) -> T:
    """Performs every step in this task and returns what the steps return; then calls `close`.

    When the task is cancelled, the steps hear of it. What they still want to do then (withdraw a task) is done in a task of its
    own: some frameworks cancel again at every `await`.
    """
    reply: object = None
    failure: BaseException | None = None
    try:
        while True:
            effect = steps.send(reply) if failure is None else steps.throw(failure)
            reply, failure = None, None
            try:
                reply = await perform(effect)
            except asyncio.CancelledError as cancelled:
                last = steps.throw(cancelled)
                rest = asyncio.ensure_future(_finish(steps, last, perform, close))
                close = None
                _unfinished.add(rest)
                rest.add_done_callback(_unfinished.discard)
                await asyncio.shield(rest)
                raise
            except Exception as error:  # noqa: BLE001 -- handed to the steps, which raise it again
                failure = error
    except StopIteration as stop:
        result: T = stop.value
        return result
    finally:
        if close is not None:
            await close()


async def _finish(
    steps: Steps[Any],
    effect: Effect,
    perform: Callable[[Effect], Awaitable[object]],
    close: Callable[[], Awaitable[None]] | None,
) -> None:
    """The steps that are left after a cancellation. They end by raising it again, which is told by the caller."""
    try:
        while True:
            try:
                reply = await perform(effect)
            except Exception as error:  # noqa: BLE001 -- handed to the steps, which decide
                effect = steps.throw(error)
            else:
                effect = steps.send(reply)
    except (StopIteration, asyncio.CancelledError):
        return
    finally:
        if close is not None:
            await close()

"""Performs effects on a world in memory: nothing leaves the process, and nobody sleeps."""

from __future__ import annotations

import asyncio

from awaithumans.http.effects import Effect, Exchange, Sleep
from awaithumans.http.transport import AsyncTransport, Transport
from awaithumans.testing.in_memory_server import Held, after, answer_to
from awaithumans.testing.world import World


class InMemoryTransport(Transport):
    """For blocking calls."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def perform(self, effect: Effect) -> object:
        """The outcome of an effect."""
        if isinstance(effect, Sleep):
            self._world.run_until(self._world.now + effect.seconds)
            return None
        if not isinstance(effect, Exchange):
            return super().perform(effect)
        answer = answer_to(self._world, effect)
        if not isinstance(answer, Held):
            return answer
        self._world.wait(answer.question, answer.until)
        return after(self._world, answer)


class InMemoryAsyncTransport(AsyncTransport):
    """For asynchronous calls."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    async def perform(self, effect: Effect) -> object:
        """The outcome of an effect."""
        if isinstance(effect, Sleep):
            await asyncio.sleep(0)
            self._world.run_until(self._world.now + effect.seconds)
            return None
        if not isinstance(effect, Exchange):
            return await super().perform(effect)
        answer = answer_to(self._world, effect)
        if not isinstance(answer, Held):
            return answer
        await self._world.wait_async(answer.question, answer.until)
        return after(self._world, answer)

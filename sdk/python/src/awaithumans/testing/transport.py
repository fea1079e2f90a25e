"""Performs effects on a world in memory: nothing leaves the process, and nobody sleeps."""

from __future__ import annotations

import asyncio
import json
import math

from awaithumans.http.effects import Effect, Exchange, Listen, Listened, RawAnswer, Sleep
from awaithumans.http.transport import AsyncTransport, Transport
from awaithumans.testing.in_memory_server import Held, after, answer_to, refused
from awaithumans.testing.question import Question
from awaithumans.testing.world import NobodyAnswersError, World


class _Stream:
    """How several tasks end, each told when it does."""

    def __init__(self, world: World, listen: Listen) -> None:
        self._world = world
        self._listen = listen
        self.until = world.now + listen.seconds
        self._ids: list[str] = json.loads(listen.request.body or b"{}")["task_ids"]
        self._told: set[str] = set()

    def _questions(self) -> list[Question]:
        return [question for question in self._world.questions if question.id in self._ids]

    def refusal(self) -> RawAnswer | None:
        """What is answered when one of them does not exist."""
        missing = [task_id for task_id in self._ids if self._world.by_id(task_id) is None]
        return refused(404, "TASK_NOT_FOUND", "There are no such tasks.", detail={"task_ids": missing}) if missing else None

    def tell(self) -> Listened | None:
        """What became of it, once something has."""
        for question in self._questions():
            if question.is_open or question.id in self._told:
                continue
            self._told.add(question.id)
            self._world.finish(question)
            if self._listen.hear("task", json.dumps({"id": question.id, **question.poll()})):
                return Listened("enough", connected=True, last_event_id=None)
        if len(self._told) == len(set(self._ids)) or self._world.failure is not None:
            return Listened("closed", connected=True, last_event_id=None)
        return Listened("late", connected=True, last_event_id=None) if self._world.now >= self.until else None

    def waits_for(self) -> Question | None:
        """An open question that the script answers; None when only the test can."""
        left = [question for question in self._questions() if question.is_open]
        return next((question for question in left if question.behaviour is not None), None)

    def nobody(self) -> NobodyAnswersError:
        """Why a blocking call cannot go on."""
        return NobodyAnswersError(next(question.task for question in self._questions() if question.is_open))


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
        if isinstance(effect, Listen):
            return self._stream(_Stream(self._world, effect))
        if not isinstance(effect, Exchange):
            return super().perform(effect)
        answer = answer_to(self._world, effect)
        if not isinstance(answer, Held):
            return answer
        self._world.wait(answer.question, answer.until)
        return after(self._world, answer)

    def _stream(self, stream: _Stream) -> Listened | RawAnswer:
        end = stream.refusal() or stream.tell()
        while end is None:
            if stream.waits_for() is None and stream.until == math.inf:
                raise stream.nobody()
            self._world.jump(stream.until)
            end = stream.tell()
        return end


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
        if isinstance(effect, Listen):
            return await self._stream(_Stream(self._world, effect))
        if not isinstance(effect, Exchange):
            return await super().perform(effect)
        answer = answer_to(self._world, effect)
        if not isinstance(answer, Held):
            return answer
        await self._world.wait_async(answer.question, answer.until)
        return after(self._world, answer)

    async def _stream(self, stream: _Stream) -> Listened | RawAnswer:
        end = stream.refusal() or stream.tell()
        while end is None:
            if stream.waits_for() is None:
                await self._world.hold()
            else:
                # A jump of the clock must not overtake what is under way.
                await asyncio.sleep(0)
                self._world.jump(stream.until)
            end = stream.tell()
        return end

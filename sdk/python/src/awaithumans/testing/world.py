"""Questions, and a clock that stands still until there is a reason to move it."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from awaithumans.http.clock import Clock
from awaithumans.testing.behaviour import Act, Behaviour
from awaithumans.testing.question import Attempt, Question

_LATE = 1.0
"""Seconds past a deadline at which somebody is too late for certain."""
_POLL_SECONDS = 10**10
"""300 years: no proxy cuts a poll here, so that one is enough for any deadline."""
_SETTLING_TURNS = 100
"""Turns of the event loop that a call gets to come to where it waits: it takes a handful. One that waits for the test takes for ever."""


class NobodyAnswersError(Exception):
    """A blocking call waits for a question that nothing is scripted for: it would wait for ever."""

    def __init__(self, task: str) -> None:
        super().__init__(
            f'Nobody answers "{task}": script() what people do before the blocking call asks, or use when() or always(). '
            "Only asynchronous calls can be answered while they wait."
        )


@dataclass(order=True)
class _Due:
    at: float
    order: int
    question: Question = field(compare=False)
    kind: Literal["act", "deadline"] = field(compare=False)
    run: Callable[[], None] = field(compare=False)


class World:
    """What is due happens in the order of its time.

    A test moves the clock, or somebody who waits for what a script has people do.
    """

    def __init__(self, now: float, behave: Callable[[str], Behaviour | None]) -> None:
        self.now = now
        self.questions: list[Question] = []
        self.failure: Exception | None = None
        """Why the script cannot be followed: a mistake of the test, which everybody who waits is told from then on."""
        self.busy = 0
        """Calls of agents that have neither ended nor been told to wait."""
        self.clock = Clock(now=lambda: self.now, random=lambda: 0.5, poll_seconds=_POLL_SECONDS)
        self._behave = behave
        self._due: list[_Due] = []
        self._planned = 0
        self._held = 0
        self._watchers: set[asyncio.Future[None]] = set()

    def by_key(self, key: str) -> Question | None:
        """The question with this key."""
        return next((question for question in self.questions if question.idempotency_key == key), None)

    def by_id(self, task_id: str) -> Question | None:
        """The question with this id."""
        return next((question for question in self.questions if question.id == task_id), None)

    def ask(self, request: dict[str, Any]) -> Question:
        """A new question."""
        behaviour = self._behave(request["task"])
        question = Question(f"task-{len(self.questions) + 1}", request, self.now, behaviour)
        self.questions.append(question)
        self._await(question)
        at = self.now
        for act in behaviour or ():
            if act.after == "late" or question.afterwards:
                question.afterwards.append(act)
            else:
                at += act.after
                self._plan_act(at, question, act)
        self.changed()
        return question

    def _await(self, question: Question) -> None:
        """The deadline, and when that has been moved meanwhile, the new one."""

        def run() -> None:
            if question.is_open and question.deadline > self.now:
                return self._await(question)
            question.expire(self.now)
            at = self.now
            for act in question.afterwards:
                at += _LATE
                self._plan_act(at, question, act)
            question.afterwards.clear()
            return None

        self._plan(question.deadline, question, "deadline", run)

    def _plan_act(self, at: float, question: Question, act: Act) -> None:
        self._plan(at, question, "act", lambda: self._act(question, act))

    def _plan(self, at: float, question: Question, kind: Literal["act", "deadline"], run: Callable[[], None]) -> None:
        self._planned += 1
        insort(self._due, _Due(at, self._planned, question, kind, run))

    def _act(self, question: Question, act: Act) -> None:
        try:
            deed = act.do(question)
        except Exception as error:  # noqa: BLE001 -- told to whoever waits
            self.failure = self.failure or error
            return
        if deed == "cancel":
            question.move(("cancel",), self.now)
        else:
            question.submit(deed, self.now, act.by, "dashboard")

    def submit(self, question: Question, response: dict[str, Any], by: str | None, channel: str | None) -> Attempt:
        """Somebody answers now."""
        attempt = question.submit(response, self.now, by, channel)
        self.changed()
        return attempt

    def changed(self) -> None:
        """Wakes everybody who waits for a change."""
        for watcher in self._watchers:
            if not watcher.done():
                watcher.set_result(None)
        self._watchers.clear()

    def run_until(self, until: float) -> None:
        """What is due until then, in its order; the clock ends there."""
        while self._due and self._due[0].at <= until:
            self._step(self._due[0])
        self.now = max(self.now, until)
        self.changed()

    def _step(self, due: _Due) -> None:
        self._due.remove(due)
        self.now = max(self.now, due.at)
        due.run()
        self.changed()

    async def advance(self, seconds: float) -> None:
        """Lets time pass, and agents go on at the time at which something happened."""
        until = self.now + seconds
        await self._settle()
        while self._due and self._due[0].at <= until:
            self._step(self._due[0])
            await self._settle()
        self.run_until(until)
        await self._settle()

    async def _settle(self) -> None:
        """Lets agents go on until all of them wait."""
        await asyncio.sleep(0)
        for _ in range(_SETTLING_TURNS):
            if self._held >= self.busy:
                return
            await asyncio.sleep(0)

    async def change(self) -> None:
        """Until something changes."""
        watcher: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._watchers.add(watcher)
        try:
            await watcher
        finally:
            self._watchers.discard(watcher)

    async def hold(self) -> None:
        """The same, for a call that has come to where it waits."""
        self._held += 1
        try:
            await self.change()
        finally:
            self._held -= 1

    def _goes_on(self, question: Question, until: float) -> bool:
        return question.is_open and self.now < until and self.failure is None

    def jump(self, until: float) -> None:
        """To what is due next, or to `until` when that is earlier."""
        if self._due and self._due[0].at <= until:
            self._step(self._due[0])
        else:
            self.run_until(until)

    def wait(self, question: Question, until: float) -> None:
        """Until the question has ended, or the clock has reached `until`. It moves the clock.

        Raises:
            NobodyAnswersError: Nothing is scripted for it.

        """
        while self._goes_on(question, until):
            if question.behaviour is None:
                raise NobodyAnswersError(question.task)
            self.jump(until)
        self.finish(question)

    async def wait_async(self, question: Question, until: float) -> None:
        """The same; a question that nothing is scripted for waits for the test."""
        while self._goes_on(question, until):
            if question.behaviour is None:
                await self.hold()
                continue
            # A jump of the clock must not overtake what is under way.
            await asyncio.sleep(0)
            if self._goes_on(question, until):
                self.jump(until)
        self.finish(question)

    def finish(self, question: Question) -> None:
        """What the script still has for a question that has ended: answers that come too late."""
        while not question.is_open and (question.afterwards or any(due.question is question and due.kind == "act" for due in self._due)):
            self.run_until(next(due.at for due in self._due if due.question is question))

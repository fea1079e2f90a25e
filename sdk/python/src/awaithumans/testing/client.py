"""A client whose people are made up by the test."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import Any

from typing_extensions import TypeVar, Unpack

from awaithumans.errors.base import AwaitHumansError
from awaithumans.http.transport import AsyncTransport
from awaithumans.humans import AsyncAwaitHumans, AwaitHumans
from awaithumans.options import AskOptions
from awaithumans.testing.behaviour import SOMEBODY, Behaviour, approve, reject
from awaithumans.testing.question import Question
from awaithumans.testing.transport import InMemoryAsyncTransport, InMemoryTransport
from awaithumans.testing.world import World
from awaithumans.types import JsonSchema

ResponseT = TypeVar("ResponseT", default=dict[str, Any])

_NOWHERE = "http://humans.test"
"""Nothing answers there: requests never leave the process. `.test` is reserved for this (RFC 2606)."""


def _means(which: str | re.Pattern[str] | None) -> Callable[[Question], bool]:
    if which is None:
        return lambda _: True
    if isinstance(which, str):
        return lambda question: which in (question.id, question.idempotency_key, question.task)
    return lambda question: which.search(question.task) is not None


class _AsyncTestClient(AsyncAwaitHumans):
    """The asynchronous side of a test client."""

    def __init__(self, world: World) -> None:
        super().__init__(server_url=_NOWHERE, api_key="test")
        self._world = world
        self._clock = world.clock
        self._speak_over(InMemoryAsyncTransport(world))

    async def await_human(self, *, response_schema: type[ResponseT] | JsonSchema, **options: Unpack[AskOptions]) -> ResponseT:
        with _told(self._world):
            answer: ResponseT = await super().await_human(response_schema=response_schema, **options)
        return answer

    awaitHuman = await_human  # noqa: N815 -- published name


@contextmanager
def _told(world: World) -> Generator[None]:
    """Says what is wrong with the script instead of what that led to."""
    world.busy += 1
    try:
        yield
    except AwaitHumansError as error:
        if world.failure is not None:
            raise world.failure from error
        raise
    finally:
        world.busy -= 1


class TestClient(AwaitHumans):
    """A client for tests, with people who do what the test says. Made by `create_test_client`.

    Everything but the people is real: schemas, keys, errors and waits are those of the package, and the server's rules decide. Its
    clock stands still, and jumps to what a script has for later: a wait of 30 days takes a millisecond.
    """

    __test__ = False
    """Not a class of tests, whatever its name looks like to pytest."""

    asynchronous: AsyncAwaitHumans
    """A client for programs with an event loop, with the same people."""

    def __init__(self, *, now: datetime | None = None) -> None:
        super().__init__(server_url=_NOWHERE, api_key="test")
        started = time.time() if now is None else now.timestamp()
        world = World(started, self._behaviour_for)
        self._world = world
        self._clock = world.clock
        self._script: list[Behaviour] = []
        self._habits: list[tuple[re.Pattern[str], Behaviour]] = []
        self._speak_over(InMemoryTransport(world))
        self.asynchronous = _AsyncTestClient(world)

    def _async_transport(self) -> AsyncTransport:
        return InMemoryAsyncTransport(self._world)

    def _behaviour_for(self, task: str) -> Behaviour | None:
        if self._script:
            return self._script.pop(0)
        return next((behaviour for pattern, behaviour in self._habits if pattern.search(task)), None)

    def await_human_sync(self, *, response_schema: type[ResponseT] | JsonSchema, **options: Unpack[AskOptions]) -> ResponseT:
        """As `await_human_sync()`, answered by the people of this client whatever server the options name.

        Raises:
            NobodyAnswersError: Nothing is scripted for the question.

        """
        with _told(self._world):
            answer: ResponseT = super().await_human_sync(response_schema=response_schema, **options)
        return answer

    async def await_human(self, *, response_schema: type[ResponseT] | JsonSchema, **options: Unpack[AskOptions]) -> ResponseT:
        """As `await_human()`, answered by the people of this client whatever server the options name."""
        with _told(self._world):
            answer: ResponseT = await super().await_human(response_schema=response_schema, **options)
        return answer

    awaitHuman = await_human  # noqa: N815 -- published name
    awaitHumanSync = await_human_sync  # noqa: N815 -- published name

    def script(self, *behaviours: Behaviour) -> None:
        """What people do with the next questions, one behaviour a question, in the order in which they are asked."""
        self._script.extend(behaviours)

    def when(self, pattern: str | re.Pattern[str], behaviour: Behaviour) -> None:
        """What people do with every question whose headline matches and that no script is left for. The last one said goes first."""
        self._habits.insert(0, (re.compile(pattern), behaviour))

    def always(self, behaviour: Behaviour) -> None:
        """What people do with every question that nothing else was said about. Without it, such a question waits for the test."""
        self._habits.append((re.compile(""), behaviour))

    async def complete_task(self, response: Mapping[str, Any], *, question: str | re.Pattern[str] | None = None) -> None:
        """Answers the question that is open, or the next one that will be. `response` has to fit its response schema.

        Raises:
            ValueError: The answer was refused.

        """
        self._answer(await self._next_open(question), dict(response))

    async def reject_task(self, reason: str | None = None, *, question: str | re.Pattern[str] | None = None) -> None:
        """Says no to the question that is open, or the next one that will be; `reason` goes where its form has a place for reasons.

        `question` names one, as in `question()`.

        Raises:
            ValueError: The answer was refused.

        """
        self._follow(await self._next_open(question), reject(reason))

    async def approve_task(self, changes: Mapping[str, Any] | None = None, *, question: str | re.Pattern[str] | None = None) -> None:
        """Says yes to the question that is open, or the next one that will be, as `approve()` does.

        `question` names one, as in `question()`.

        Raises:
            ValueError: The answer was refused.

        """
        self._follow(await self._next_open(question), approve(changes))

    def complete_task_sync(self, response: Mapping[str, Any], *, question: str | re.Pattern[str] | None = None) -> None:
        """Answers the question that is open, e.g. one that `tasks.create` has asked.

        Raises:
            ValueError: The answer was refused.
            LookupError: No question is open.

        """
        found = self._find_open(question)
        if found is None:
            message = f"No question is open{'' if question is None else f' for {question}'}. {self._asked_in_words()}"
            raise LookupError(message)
        self._answer(found, dict(response))

    def _find_open(self, which: str | re.Pattern[str] | None) -> Question | None:
        means = _means(which)
        return next((question for question in self.asked if question.is_open and means(question)), None)

    async def _next_open(self, which: str | re.Pattern[str] | None) -> Question:
        while True:
            found = self._find_open(which)
            if found is not None:
                return found
            await self._world.change()

    def _follow(self, question: Question, behaviour: Behaviour) -> None:
        deed = behaviour[0].do(question)
        if deed != "cancel":
            self._answer(question, deed)

    def _answer(self, question: Question, response: dict[str, Any]) -> None:
        problems = self._world.submit(question, response, SOMEBODY, "dashboard").problems
        if problems:
            words = " ".join(f"{problem.path or '/'} {problem.message}" for problem in problems)
            message = f'The answer to "{question.task}" does not fit its response schema: {words}'
            raise ValueError(message)

    @property
    def asked(self) -> list[Question]:
        """Every question that was asked, in order. A question that was asked again with its key is one question."""
        return self._world.questions

    def _asked_in_words(self) -> str:
        tasks = ", ".join(f'"{question.task}"' for question in self.asked)
        return f"Asked was: {tasks or 'nothing'}."

    def question(self, which: str | re.Pattern[str] | None = None) -> Question:
        """The only question there is, or the only one that is meant.

        Raises:
            LookupError: There is none, or several.

        """
        found = list(filter(_means(which), self.asked))
        if len(found) != 1:
            meant = "" if which is None else f" for {which}"
            message = f"Expected one question{meant}, found {len(found)}. {self._asked_in_words()}"
            raise LookupError(message)
        return found[0]

    @property
    def now(self) -> datetime:
        """The time it is for this client."""
        return datetime.fromtimestamp(self._world.now, timezone.utc)

    async def advance(self, seconds: float) -> None:
        """Lets so many seconds pass: deadlines and what is scripted for later happen in their order."""
        await self._world.advance(seconds)

    def advance_sync(self, seconds: float) -> None:
        """The same where no event loop runs."""
        self._world.run_until(self._world.now + seconds)

    def assert_done(self) -> None:
        """For the end of a test.

        Raises:
            AssertionError: A script was left over, or a question is open that nobody was to answer.

        """
        if self._script:
            message = f"{len(self._script)} scripted behaviours were not used: fewer questions were asked. {self._asked_in_words()}"
            raise AssertionError(message)
        left = ", ".join(f'"{question.task}"' for question in self.asked if question.is_open)
        if left:
            message = f"Still open: {left}. Answer them, or script silent()."
            raise AssertionError(message)


def create_test_client(*, now: datetime | None = None) -> TestClient:
    """A client for tests, with people who do what the test says.

    Example:
        humans = create_test_client()
        humans.script(approve(), reject("Too much."))
        refund(humans, "A-1")
        assert humans.question().payload == {"amount": 250}

    Args:
        now: Where its clock starts. Default: now.

    """
    return TestClient(now=now)


createTestClient = create_test_client  # noqa: N816 -- the name it has in TypeScript

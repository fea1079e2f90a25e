"""The tasks of a server, for programs without an event loop."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, cast

from typing_extensions import TypeVar, Unpack

from awaithumans.generated.api import Comment
from awaithumans.http.run import run
from awaithumans.http.session import Session
from awaithumans.http.transport import Transport
from awaithumans.options import CreateTaskOptions
from awaithumans.task_record import TaskOutcome, TaskPage, TaskRecord
from awaithumans.tasks.cancel import cancel
from awaithumans.tasks.comment import comment, list_comments
from awaithumans.tasks.create import TaskCreation, create
from awaithumans.tasks.extend import extend
from awaithumans.tasks.get import get
from awaithumans.tasks.list import TaskFilter, TaskQuery, list_tasks
from awaithumans.tasks.wait import wait
from awaithumans.tasks.wait_many import wait_any, wait_many
from awaithumans.types import JsonSchema

ResponseT = TypeVar("ResponseT", default=dict[str, Any])

Comments: TypeAlias = list[Comment]
"""`list` is a verb in the class below."""


class Tasks:
    """The tasks of a server, for agents that must not block while a person thinks.

    Every method raises `RequestError` when the server refuses, e.g. for want of a key, and `ServerUnreachableError` when no answer
    comes, however often it is tried.
    """

    def __init__(self, transport: Transport, open_session: Callable[[], Session]) -> None:
        self._transport = transport
        self._open = open_session

    def create(self, *, response_schema: type[Any] | JsonSchema, **options: Unpack[CreateTaskOptions]) -> TaskCreation:
        """Creates a task and returns at once. Safe to repeat: `replayed` says that the key was known and this is its task.

        Args:
            response_schema: Describes the answer; the form is drawn from it. It decides what `wait` gives back.
            options: What is asked, of whom, and for how long.

        Raises:
            TimeoutRangeError: `timeout_seconds`, `remind_after` or `escalate_after` is out of range.
            SchemaValidationError: An argument is not valid; `field` says which.
            UnsupportedSchemaError: A schema cannot be turned into JSON Schema.
            IdempotencyMismatchError: The key belongs to another question.
            TaskCreateError: The server refused the task, e.g. for want of an API key, or because no form can be drawn.

        """
        return run(create(self._open(), options, response_schema), self._transport.perform)

    def get(self, task_id: str) -> TaskRecord:
        """A task as it is now, with its payload also where lists hide it.

        Raises:
            TaskNotFoundError: There is no such task.

        """
        return run(get(self._open(), task_id), self._transport.perform)

    def list(self, **query: Unpack[TaskQuery]) -> TaskPage:
        """One page, newest first."""
        return run(list_tasks(self._open(), query), self._transport.perform)

    def iterate(self, **query: Unpack[TaskFilter]) -> Iterator[TaskRecord]:
        """All of them, newest first, a page of `limit` at a time."""
        page_of = cast("TaskQuery", query)
        while True:
            page = self.list(**page_of)
            yield from page.tasks
            if page.next_cursor is None:
                return
            page_of["cursor"] = page.next_cursor

    def extend(self, task_id: str, *, timeout_seconds: float) -> TaskRecord:
        """Moves the deadline of an open task back, to so many seconds from now; never before the present one.

        Whoever waits for the answer goes on waiting.

        Raises:
            TimeoutRangeError: `timeout_seconds` is out of range: 60 (a minute) to 2 592 000 (30 days).
            TaskNotFoundError: There is no such task.
            TaskAlreadyTerminalError: The task has ended already.

        """
        return run(extend(self._open(), task_id, timeout_seconds), self._transport.perform)

    def cancel(self, task_id: str) -> TaskRecord:
        """Withdraws the question: whoever waits for it learns that it was cancelled.

        Raises:
            TaskAlreadyTerminalError: The task has ended already.
            TaskNotFoundError: There is no such task.

        """
        return run(cancel(self._open(), task_id), self._transport.perform)

    def comments(self, task_id: str, *, after: str | None = None, limit: int | None = None) -> Comments:
        """What people and the agent have said about a task besides its answer, oldest first.

        Args:
            task_id: Which one.
            after: Only what came after the comment with this id: the last one that was read.
            limit: 1 to 500. Default: 200.

        Raises:
            TaskNotFoundError: There is no such task.

        """
        return run(list_comments(self._open(), task_id, after, limit), self._transport.perform)

    def comment(self, task_id: str, body: str) -> Comment:
        """Says something to the people who look at the task, as its agent: plain text, at most 10,000 characters.

        Not repeated by itself when the network fails, so that it does not stand there twice.

        Raises:
            TaskNotFoundError: There is no such task.

        """
        return run(comment(self._open(), task_id, body), self._transport.perform)

    def wait(
        self,
        task_id: str,
        *,
        response_schema: type[ResponseT] | JsonSchema | None = None,
        timeout_seconds: float | None = None,
    ) -> TaskOutcome[ResponseT]:
        """Waits until a task ends, and says how; being timed out or cancelled is a result here, not an error.

        Args:
            task_id: Which one.
            response_schema: Parses the answer; without it the answer is plain JSON.
            timeout_seconds: To wait at most, give or take a second. The task stays open. Default: until it ends.

        Raises:
            TaskNotFoundError: There is no such task, or it was deleted meanwhile.
            WaitAbortedError: `timeout_seconds` passed first.
            SchemaValidationError: The answer does not fit `response_schema`.
            PollError: Waiting failed; the same call takes it up again.

        """
        return run(wait(self._open(), task_id, timeout_seconds, response_schema), self._transport.perform)

    def wait_many(
        self,
        task_ids: Sequence[str],
        *,
        response_schema: type[ResponseT] | JsonSchema | None = None,
        timeout_seconds: float | None = None,
    ) -> builtins.list[TaskOutcome[ResponseT]]:
        """Waits until all of these have ended, over one connection, and says how, in the order of `task_ids`.

        Args:
            task_ids: Any number; more than 10,000 are waited for group by group.
            response_schema: Parses each answer; without it the answers are plain JSON.
            timeout_seconds: To wait at most, give or take a second. The tasks stay open. Default: until all have ended.

        Raises:
            TaskNotFoundError: One of them does not exist, or was deleted meanwhile.
            WaitAbortedError: `timeout_seconds` passed first; `task_id` is the first that was still open.

        """
        return run(wait_many(self._open(), task_ids, timeout_seconds, response_schema), self._transport.perform)

    def wait_any(
        self,
        task_ids: Sequence[str],
        *,
        response_schema: type[ResponseT] | JsonSchema | None = None,
        timeout_seconds: float | None = None,
    ) -> TaskOutcome[ResponseT]:
        """Waits until the first of these ends, over one connection, and says which and how.

        Args:
            task_ids: 1 to 10,000. Of several that have ended already, the first named counts.
            response_schema: Parses the answer; without it the answer is plain JSON.
            timeout_seconds: To wait at most, give or take a second. The tasks stay open. Default: until one has ended.

        Raises:
            TaskNotFoundError: One of them does not exist, or was deleted before any had ended.
            WaitAbortedError: `timeout_seconds` passed first.

        """
        return run(wait_any(self._open(), task_ids, timeout_seconds, response_schema), self._transport.perform)

"""A task as it is on the server, and how one ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic

from typing_extensions import TypeVar

from awaithumans.generated.api import PollResponse, TaskResponse, TaskStatus

ResponseT = TypeVar("ResponseT", default=dict[str, Any])


@dataclass(frozen=True)
class Person:
    """A person, as far as the server says who they are; every member is None while there is nobody."""

    email: str | None
    user_id: str | None
    """Their id on the server, as in `people.get()`."""
    display_name: str | None
    slack_user_id: str | None


class TaskRecord(TaskResponse):
    """A task as it is on the server.

    In lists, the payload of a task with `redact_payload` is `{"_redacted": True}`. `response` is plain JSON, not yet parsed by a
    schema, and counts only when `status` is `completed`.
    """

    @property
    def assignee(self) -> Person:
        """Who holds the task."""
        return Person(
            self.assigned_to_email,
            self.assigned_to_user_id,
            self.assigned_to_display_name,
            self.assigned_to_slack_user_id,
        )

    @property
    def completed_by(self) -> Person:
        """Who answered."""
        return Person(
            self.completed_by_email,
            self.completed_by_user_id,
            self.completed_by_display_name,
            self.completed_by_slack_user_id,
        )


@dataclass(frozen=True)
class TaskOutcome(Generic[ResponseT]):
    """How a task ended."""

    id: str
    """Of the task."""
    status: TaskStatus
    """`completed`, `timed_out`, `cancelled` or `verification_exhausted`."""
    response: ResponseT | None
    """The answer, when `status` is `completed`; None otherwise, or when it was redacted."""
    completed_at: datetime | None
    timed_out_at: datetime | None
    """When the deadline passed. With `completed`: nobody answered, and `response` is the one of `on_timeout`."""
    verification_attempt: int
    """Answers that the verifier has looked at."""


@dataclass(frozen=True)
class TaskPage:
    """One page of a list."""

    tasks: list[TaskRecord]
    """Newest first."""
    next_cursor: str | None
    """For the next page; None on the last."""
    total: int | None
    """How many match in all, when the server says; it stops counting at 10,000."""


def to_task_record(wire: TaskResponse) -> TaskRecord:
    """The same task with a few words more."""
    return TaskRecord.model_construct(wire.model_fields_set, **dict(wire))


def to_poll(wire: TaskResponse) -> PollResponse:
    """What a poll would tell of it. A record does not count the questions to the agent."""
    return PollResponse.model_construct(**{name: getattr(wire, name, None) for name in PollResponse.model_fields})


def to_task_outcome(task_id: str, wire: PollResponse) -> TaskOutcome:
    """How it ended. An answer counts only then: before, `response` may hold one that the verifier refused."""
    return TaskOutcome(
        task_id,
        wire.status,
        wire.response if wire.status is TaskStatus.COMPLETED else None,
        wire.completed_at,
        wire.timed_out_at,
        wire.verification_attempt or 0,
    )

"""Creates a task and returns at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from awaithumans.create_request import to_create_request
from awaithumans.create_task import create_task
from awaithumans.http.effects import Steps
from awaithumans.http.session import Session
from awaithumans.options import CreateTaskOptions
from awaithumans.task_record import TaskRecord, to_task_record


@dataclass(frozen=True)
class TaskCreation:
    """A task that now exists, whether this call created it or an earlier one did."""

    task: TaskRecord
    """As it is now."""
    url: str
    """Where a person answers it."""
    replayed: bool
    """The key was known, and this is its task."""


def create(session: Session, options: CreateTaskOptions, response_schema: Any) -> Steps[TaskCreation]:
    """The steps of `tasks.create`."""
    request = to_create_request(options, response_schema)
    task, created = yield from create_task(session, request)
    return TaskCreation(to_task_record(task), created.url, created.replayed)

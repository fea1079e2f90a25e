"""Gives a task more time."""

from __future__ import annotations

from awaithumans.create_request import to_seconds
from awaithumans.generated.api import ExtendTaskRequest, tasks_extend
from awaithumans.http.effects import Steps
from awaithumans.http.send import send
from awaithumans.http.session import Session
from awaithumans.task_record import TaskRecord, to_task_record
from awaithumans.tasks.expect import POLICY, expect


def extend(session: Session, task_id: str, timeout_seconds: float) -> Steps[TaskRecord]:
    """The steps of `tasks.extend`."""
    body: ExtendTaskRequest = {"timeout_seconds": to_seconds(timeout_seconds)}
    answer = yield from send(session, tasks_extend, path={"id": task_id}, body=body, policy=POLICY)
    return to_task_record(expect(session, answer, f"Extending task {task_id}", task_id).body)

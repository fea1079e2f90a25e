"""Reads a task."""

from __future__ import annotations

from awaithumans.generated.api import tasks_get
from awaithumans.http.effects import Steps
from awaithumans.http.send import send
from awaithumans.http.session import Session
from awaithumans.task_record import TaskRecord, to_task_record
from awaithumans.tasks.expect import POLICY, expect


def get(session: Session, task_id: str) -> Steps[TaskRecord]:
    """The steps of `tasks.get`."""
    answer = yield from send(session, tasks_get, path={"id": task_id}, policy=POLICY)
    return to_task_record(expect(session, answer, f"Reading task {task_id}", task_id).body)

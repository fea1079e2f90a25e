"""Withdraws a question."""

from __future__ import annotations

from awaithumans.generated.api import tasks_cancel
from awaithumans.http.effects import Steps
from awaithumans.http.send import send
from awaithumans.http.session import Session
from awaithumans.task_record import TaskRecord, to_task_record
from awaithumans.tasks.expect import POLICY, expect


def cancel(session: Session, task_id: str) -> Steps[TaskRecord]:
    """The steps of `tasks.cancel`."""
    answer = yield from send(session, tasks_cancel, path={"id": task_id}, policy=POLICY)
    return to_task_record(expect(session, answer, f"Cancelling task {task_id}", task_id).body)

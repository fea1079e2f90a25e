"""What the verbs on tasks make of a refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from awaithumans.errors.http_errors import RequestError
from awaithumans.errors.task_errors import TaskAlreadyTerminalError, TaskNotFoundError
from awaithumans.http.send import Answer, Answered, Policy, Refused
from awaithumans.http.session import Session, credential_hint
from awaithumans.types import TERMINAL_STATUSES

ResultT = TypeVar("ResultT")

POLICY = Policy(timeout=30)
"""Seconds. Reads take milliseconds; a list of 200 large tasks on a bad line takes seconds."""

ONCE = replace(POLICY, max_retries=0)
"""For what would be there twice if it was sent again: when its answer is lost, whoever sent it should look first."""


def expect(session: Session, answer: Answer[ResultT], action: str, task_id: str | None = None) -> Answered[ResultT]:
    """The answer, when it is a good one.

    Raises:
        TaskNotFoundError: There is no such task.
        TaskAlreadyTerminalError: The task has ended.
        RequestError: The server refused for another reason.

    """
    if not isinstance(answer, Refused):
        return answer
    about = answer.about
    details = about.details()
    if answer.code == "TASK_NOT_FOUND":
        raise TaskNotFoundError(task_id or "").with_(**details)
    if answer.code == "TASK_ALREADY_TERMINAL":
        raise TaskAlreadyTerminalError(task_id or "", _ended_as(answer.detail)).with_(status=about.status, **details)
    hint = answer.hint or credential_hint(session, about.status)
    raise RequestError(action, about.status, answer.text).with_(hint=hint, task_id=task_id, **details)


def _ended_as(detail: Any) -> str:
    status = detail.get("status") if isinstance(detail, dict) else None
    return str(status) if status in TERMINAL_STATUSES else "ended"

"""Creates a task, or finds the one an earlier call with the same key created."""

from __future__ import annotations

from urllib.parse import quote

from awaithumans.errors.base import AwaitHumansError
from awaithumans.errors.http_errors import IdempotencyMismatchError, TaskCreateError
from awaithumans.generated.api import CreateTaskRequest, TaskResponse, tasks_create
from awaithumans.http.advice import stranger_hint
from awaithumans.http.effects import Steps
from awaithumans.http.send import Policy, Refused, send
from awaithumans.http.session import Session, credential_hint
from awaithumans.idempotency import generate_idempotency_key
from awaithumans.types import CreatedTask

_POLICY = Policy(timeout=30)
"""Seconds. Storing a task takes milliseconds; thirty seconds leave room for a 5 MB payload on a bad line."""


def _hashed_hint(request: CreateTaskRequest) -> str | None:
    """Whoever gave no key does not know that there is one: it is the question itself."""
    if request["idempotency_key"] != generate_idempotency_key(request["task"], request["payload"]):
        return None
    return (
        "No idempotency_key was given, so it is a hash of task and payload, and the two were asked before with another "
        "response_schema. Give a new idempotency_key (while you try things out, one with a number in it), or ask something else."
    )


def _refused(session: Session, request: CreateTaskRequest, answer: Refused) -> AwaitHumansError:
    about = answer.about
    details = about.details()
    if answer.code == "IDEMPOTENCY_KEY_MISMATCH":
        differs = answer.detail.get("differs") if isinstance(answer.detail, dict) else None
        names = [str(name) for name in differs] if isinstance(differs, list) else []
        error = IdempotencyMismatchError(request["idempotency_key"], names, answer.message)
        return error.with_(hint=_hashed_hint(request), **details)
    hint = answer.hint or credential_hint(session, about.status)
    hint = hint or stranger_hint(session.connection.url, about.status, answer.code, answer.text)
    return TaskCreateError(about.status, answer.text).with_(hint=hint, **details)


def create_task(session: Session, request: CreateTaskRequest, policy: Policy = _POLICY) -> Steps[tuple[TaskResponse, CreatedTask]]:
    """The task, and what a caller is told of it. Repeating it is always safe: the key makes it the same task.

    Raises:
        TaskCreateError: The server refused.
        IdempotencyMismatchError: The key belongs to another question.
        ServerUnreachableError: No answer came.

    """
    answer = yield from send(session, tasks_create, body=request, policy=policy)
    if isinstance(answer, Refused):
        raise _refused(session, request, answer)
    task = answer.body
    if not task.id:
        hint = f"The answer is not a task: is {session.connection.url} the address of the server itself?"
        raise TaskCreateError(answer.about.status, "").with_(hint=hint, **answer.about.details())
    return task, CreatedTask(
        id=task.id,
        url=f"{session.connection.url}/tasks/{quote(task.id, safe='')}",
        status=task.status,
        replayed=answer.about.headers.get("idempotent-replayed") == "true",
    )

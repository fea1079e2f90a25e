"""The whole of `await_human`, whoever performs it."""

from __future__ import annotations

import logging
import sys
from typing import Any

from awaithumans.create_request import to_create_request
from awaithumans.create_task import create_task
from awaithumans.errors.base import AwaitHumansError
from awaithumans.errors.input_errors import SchemaValidationError
from awaithumans.errors.task_errors import (
    ResponseRedactedError,
    TaskCancelledError,
    TaskTimeoutError,
    VerificationExhaustedError,
)
from awaithumans.generated.api import (
    CreateTaskRequest,
    PollResponse,
    TaskResponse,
    TaskStatus,
    tasks_cancel,
)
from awaithumans.http.effects import Call, Steps
from awaithumans.http.send import Policy, send
from awaithumans.http.session import Session
from awaithumans.options import AwaitHumanOptions
from awaithumans.schema.validate import parse_response
from awaithumans.task_record import to_poll
from awaithumans.tasks.comment import Replier
from awaithumans.types import TERMINAL_STATUSES, CreatedTask
from awaithumans.wait_for_task import wait_for_task

_GRACE = 60
"""Seconds past the server's own deadline. It decides whether an answer or the time-out came first; this only ends a wait it forgot."""
_WITHDRAW = Policy(timeout=5, max_retries=1)
"""Seconds. An abort should be felt at once, so withdrawing the task gets little time."""

# The name of the module in which earlier releases logged.
_log = logging.getLogger("awaithumans.client")


def ask(session: Session, options: AwaitHumanOptions, response_schema: Any) -> Steps[Any]:
    """Creates the task and waits for its answer, parsed by `response_schema`."""
    request = to_create_request(options, response_schema)
    created: CreatedTask | None = None
    try:
        task, created = yield from create_task(session, request)
        _tell(created, options)
        on_task = options.get("on_task")
        if on_task is not None:
            yield Call(on_task, created)
        on_question = options.get("on_question")
        replier = None if on_question is None else Replier(session, created.id, on_question)
        outcome = yield from _outcome(session, task, request["timeout_seconds"], replier)
        return _answer(outcome, options, request, response_schema, task.redact_response_after_submit)
    except BaseException as error:
        if isinstance(error, AwaitHumansError) and created is not None:
            error.task_id = created.id
        if _is_abort(error) and options.get("cancel_on_abort", False):
            yield from _withdraw(session, request, created)
        raise


def _is_abort(error: BaseException) -> bool:
    """A cancellation or an interrupt: neither is an Exception. A generator that is thrown away cannot do anything more."""
    return not isinstance(error, (Exception, GeneratorExit))


def _outcome(session: Session, task: TaskResponse, timeout_seconds: int, replier: Replier | None) -> Steps[PollResponse | None]:
    if task.status in TERMINAL_STATUSES:
        return to_poll(task)
    deadline = session.clock.now() + timeout_seconds + _GRACE
    return (yield from wait_for_task(session, task.id, deadline, _GRACE, replier))


def _answer(
    outcome: PollResponse | None,
    options: AwaitHumanOptions,
    request: CreateTaskRequest,
    schema: Any,
    redacting: bool,
) -> Any:
    task = options["task"]
    if outcome is None or outcome.status is TaskStatus.TIMED_OUT:
        raise TaskTimeoutError(task, request["timeout_seconds"])
    if outcome.status is TaskStatus.CANCELLED:
        raise TaskCancelledError(task)
    if outcome.status is TaskStatus.VERIFICATION_EXHAUSTED:
        raise VerificationExhaustedError(task, outcome.verification_attempt or 0)
    if outcome.response is None:
        if redacting:
            raise ResponseRedactedError(task)
        raise SchemaValidationError("response", "The task is completed, and the server has no answer to it.")
    return parse_response(schema, outcome.response)


def _withdraw(session: Session, request: CreateTaskRequest, created: CreatedTask | None) -> Steps[None]:
    """Cancels a task nobody waits for any more. When that fails the wait has ended all the same, and the log says so."""
    try:
        if created is None:
            # The interrupted request may have arrived. The same key finds its task, and only its answer has the id.
            _, created = yield from create_task(session, request, _WITHDRAW)
        yield from send(session, tasks_cancel, path={"id": created.id}, policy=_WITHDRAW)
    except AwaitHumansError as error:
        _log.warning("The task stays open, because withdrawing it failed: %s", error.headline)


def _tell(created: CreatedTask, options: AwaitHumanOptions) -> None:
    """Says where the question can be answered: to the log, or to a developer who has none and sits at a terminal."""
    how = "This question was asked before" if created.replayed else "Waiting for a person"
    seconds = options["timeout_seconds"]
    _log.info("%s: task %s, %s, within %g seconds", how, created.id, created.url, seconds)
    if options.get("on_task") is None and not _log.hasHandlers() and _somebody_looks_on():
        sys.stderr.write(f"[awaithumans] {how}. Answer it here: {created.url}\n")


def _somebody_looks_on() -> bool:
    """At a terminal or in a notebook, whose streams are no terminals: a program that waits and says nothing seems to hang there."""
    return sys.stderr is not None and (sys.stderr.isatty() or "ipykernel" in sys.modules)

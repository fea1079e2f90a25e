"""Waits until a task ends."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from awaithumans.errors.base import AwaitHumansError
from awaithumans.errors.http_errors import WaitAbortedError
from awaithumans.generated.api import PollResponse
from awaithumans.http.effects import Steps
from awaithumans.http.session import Session
from awaithumans.schema.validate import parse_response
from awaithumans.task_record import TaskOutcome, to_task_outcome
from awaithumans.wait_for_task import wait_for_task


def to_outcome(task_id: str, state: PollResponse, response_schema: Any) -> TaskOutcome[Any]:
    """How a task ended, with its answer parsed if there is a schema."""
    outcome: TaskOutcome[Any] = to_task_outcome(task_id, state)
    if outcome.response is None or response_schema is None:
        return outcome
    try:
        return replace(outcome, response=parse_response(response_schema, outcome.response))
    except AwaitHumansError as error:
        error.task_id = task_id
        raise


def wait(session: Session, task_id: str, timeout_seconds: float | None, response_schema: Any) -> Steps[TaskOutcome[Any]]:
    """The steps of `tasks.wait`."""
    limit = math.inf if timeout_seconds is None else timeout_seconds
    try:
        state = yield from wait_for_task(session, task_id, session.clock.now() + limit)
        if state is None:
            raise WaitAbortedError(task_id, limit)
    except AwaitHumansError as error:
        error.task_id = task_id
        raise
    return to_outcome(task_id, state, response_schema)

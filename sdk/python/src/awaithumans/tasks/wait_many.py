"""Waits until several tasks end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from awaithumans.errors.base import AwaitHumansError
from awaithumans.errors.http_errors import WaitAbortedError
from awaithumans.generated.api import PollResponse
from awaithumans.http.effects import Steps
from awaithumans.http.session import Session
from awaithumans.limits import MAX_STREAMED_TASKS
from awaithumans.task_record import TaskOutcome
from awaithumans.tasks.wait import to_outcome
from awaithumans.wait_for_tasks import wait_for_tasks


def _ends(session: Session, ids: Sequence[str], enough: int, timeout_seconds: float | None) -> Steps[dict[str, PollResponse]]:
    limit = math.inf if timeout_seconds is None else timeout_seconds
    ended = yield from wait_for_tasks(session, ids, enough, session.clock.now() + limit)
    if len(ended) < enough:
        left = [task_id for task_id in ids if task_id not in ended]
        hint = f"{len(left)} of {len(ids)} tasks have not ended. They stay open and can be waited for again."
        error: AwaitHumansError = WaitAbortedError(left[0], limit)
        raise error.with_(hint=hint)
    return ended


def wait_many(
    session: Session, task_ids: Sequence[str], timeout_seconds: float | None, response_schema: Any
) -> Steps[list[TaskOutcome[Any]]]:
    """The steps of `tasks.wait_many`. Each answer is parsed once, also for an id that is given twice."""
    ids = list(dict.fromkeys(task_ids))
    ended = yield from _ends(session, ids, len(ids), timeout_seconds)
    outcomes = {task_id: to_outcome(task_id, state, response_schema) for task_id, state in ended.items()}
    return [outcomes[task_id] for task_id in task_ids]


def wait_any(session: Session, task_ids: Sequence[str], timeout_seconds: float | None, response_schema: Any) -> Steps[TaskOutcome[Any]]:
    """The steps of `tasks.wait_any`."""
    ids = list(dict.fromkeys(task_ids))
    if not 1 <= len(ids) <= MAX_STREAMED_TASKS:
        advice = "with none it would wait for ever" if not ids else "wait for some of them at a time"
        message = f"wait_any() takes 1 to {MAX_STREAMED_TASKS} task ids, not {len(ids)}: {advice}."
        raise ValueError(message)
    ended = yield from _ends(session, ids, 1, timeout_seconds)
    # Of several that have ended, the first that was named.
    task_id = next(task_id for task_id in ids if task_id in ended)
    return to_outcome(task_id, ended[task_id], response_schema)

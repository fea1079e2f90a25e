"""Waits until a task ends."""

from __future__ import annotations

import math
from email.utils import parsedate_to_datetime

from awaithumans.errors.http_errors import PollError
from awaithumans.errors.task_errors import TaskNotFoundError
from awaithumans.generated.api import PollResponse, TasksPollQuery, tasks_poll
from awaithumans.http.backoff import backoff
from awaithumans.http.effects import Sleep, Steps
from awaithumans.http.send import Answered, Policy, Refused, send
from awaithumans.http.session import Session, credential_hint
from awaithumans.limits import POLL_SECONDS, POLL_SECONDS_MIN
from awaithumans.tasks.comment import Replier
from awaithumans.types import TERMINAL_STATUSES

_LATENCY = 10
"""Seconds more than the server may hold a poll, for a slow line."""
_OUTAGE_MIN, OUTAGE_MAX = 60.0, 600.0
"""Seconds of failures in a row: a deploy, a failover or a laptop's lid are survived, a server that is gone for good is told. The
least holds past the deadline too."""


def _poll(session: Session, task_id: str, deadline: float, query: TasksPollQuery) -> Steps[Answered[PollResponse]]:
    left = deadline - session.clock.now()
    policy = Policy(
        timeout=query.get("timeout", POLL_SECONDS) + _LATENCY,
        max_retries=math.inf if session.max_retries is None else session.max_retries,
        give_up_after=min(OUTAGE_MAX, max(_OUTAGE_MIN, left)),
    )
    answer = yield from send(session, tasks_poll, path={"id": task_id}, query=query, policy=policy)
    about = answer.about
    details = about.details()
    if not isinstance(answer, Refused):
        if answer.body.status:
            return answer
        unclear = "The answer does not say how the task is. Something else answers at this address, or a server of another version."
        raise PollError(task_id, about.status, "").with_(hint=unclear, **details)
    if about.status == 404:
        raise TaskNotFoundError(task_id).with_(**details)
    hint = answer.hint or credential_hint(session, about.status)
    raise PollError(task_id, about.status, answer.text).with_(hint=hint, **details)


def _deadline_after(session: Session, deadline: float, grace: float | None, answer: Answered[PollResponse]) -> float:
    """The deadline after an answer. Servers that do not say when the task ends leave it as it is; clocks that differ are made even."""
    if grace is None or answer.body.timeout_at is None:
        return deadline
    try:
        ahead = parsedate_to_datetime(answer.about.headers.get("date", "")).timestamp() - session.clock.now()
    except ValueError:
        ahead = 0.0
    return max(deadline, answer.body.timeout_at.timestamp() - ahead + grace)


def wait_for_task(
    session: Session,
    task_id: str,
    deadline: float,
    grace: float | None = None,
    replier: Replier | None = None,
) -> Steps[PollResponse | None]:
    """Polls until the task ends. None when the deadline (seconds since 1970) passes first.

    Even then the state was read once after it, so a machine that slept through its deadline still hears the answer. With `grace` the
    deadline is the task's own and so many seconds; when the task is given more time, so is the wait. Without a `replier`, questions
    to the agent do not end a poll.

    Raises:
        PollError: The server refused.
        TaskNotFoundError: The task was deleted.
        ServerUnreachableError: No answer came for 10 minutes.

    """
    clock = session.clock
    longest = clock.poll_seconds or POLL_SECONDS
    early = questions = 0
    while True:
        asked = clock.now()
        left = deadline - asked
        seconds = longest if left >= longest else max(POLL_SECONDS_MIN, math.ceil(left))
        query: TasksPollQuery = {"timeout": seconds}
        if replier is not None:
            query["questions"] = questions
        answer = yield from _poll(session, task_id, deadline, query)
        if answer.body.status in TERMINAL_STATUSES:
            return answer.body
        deadline = _deadline_after(session, deadline, grace, answer)
        if asked >= deadline:
            return None
        more = answer.body.questions or 0
        if replier is not None and more > questions:
            questions = more
            yield from replier.reply()
            continue
        # "Not yet" sooner than half the time it may take was not held: asking again at once would be a hot loop.
        early = early + 1 if clock.now() - asked < seconds / 2 else 0
        if early:
            yield Sleep(min(backoff(early, clock), max(0.0, deadline - clock.now())))

"""Waits until several tasks end, over one connection."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from awaithumans.errors.base import AwaitHumansError
from awaithumans.errors.http_errors import PollError
from awaithumans.errors.task_errors import TaskNotFoundError
from awaithumans.generated.api import PollResponse, tasks_get, tasks_stream_many
from awaithumans.http.advice import unreachable
from awaithumans.http.backoff import backoff, is_transient, retry_after
from awaithumans.http.effects import Exchange, GarbledError, Listen, Listened, RawAnswer, Sleep, Steps
from awaithumans.http.send import Policy, Refused, send
from awaithumans.http.session import Session, credential_hint
from awaithumans.limits import MAX_STREAMED_TASKS
from awaithumans.task_record import to_poll
from awaithumans.types import TERMINAL_STATUSES
from awaithumans.wait_for_task import OUTAGE_MAX, wait_for_task

_BREAKS = 3
"""Connections in a row that broke before they were of use, after which something on the way does not let streams through."""
_HELD = 10.0
"""Seconds a connection has to hold to have been of use, if it told nothing new."""
_SILENCE = 60.0
"""Seconds without a byte after which a connection is dead: the server sends at least a comment every 25 s."""
_ROUND = 3.0
"""Seconds between two rounds of looking at every task, where there are no streams: an answer is heard that much later."""


class _Follower:
    """Follows some tasks over one connection at a time, and by looking at each where streams do not work."""

    def __init__(self, session: Session, ids: Sequence[str], enough: int, deadline: float) -> None:
        self._session = session
        self._clock = session.clock
        self._open = dict.fromkeys(ids)
        self._deadline = deadline
        self._missing: str | None = None
        self._last_event_id: str | None = None
        self._breaks = 0
        self._failures = 0
        self._give_up_at: float | None = None
        self._enough = enough
        self.ended: dict[str, PollResponse] = {}

    def _is_over(self) -> bool:
        return len(self.ended) >= self._enough or self._missing is not None

    def _tell(self, task_id: str, state: PollResponse) -> None:
        # The first end counts; what is told again changes nothing.
        if state.status in TERMINAL_STATUSES and task_id in self._open:
            del self._open[task_id]
            self.ended[task_id] = state

    def _hear(self, event: str, data: str) -> bool:
        try:
            about: dict[str, Any] = json.loads(data)
            task_id = str(about.get("id"))
            if event == "task":
                self._tell(task_id, PollResponse.model_validate(about))
        except (ValueError, AttributeError) as error:
            raise GarbledError("what arrived is no event of this server") from error
        if event == "deleted" and task_id in self._open:
            self._missing = task_id
        return self._is_over()

    def follow(self) -> Steps[None]:
        """Until enough have ended, or the deadline."""
        while not self._is_over() and self._clock.now() < self._deadline:
            started, known = self._clock.now(), len(self.ended)
            outcome = yield self._listen()
            if isinstance(outcome, RawAnswer):
                if is_transient(outcome.status):
                    pause = retry_after(outcome.headers.get("retry-after"), self._clock.now())
                    yield from self._retry(pause, self._refusal(outcome))
                    continue
                self._check(outcome)
                return (yield from self._look())
            if outcome.connected:
                self._failures, self._give_up_at = 0, None
            self._last_event_id = outcome.last_event_id or self._last_event_id
            if outcome.end in ("enough", "late"):
                break
            useful = len(self.ended) > known or self._clock.now() - started >= _HELD
            self._breaks = self._breaks + 1 if outcome.connected and not useful else 0
            if self._breaks >= _BREAKS:
                return (yield from self._look())
            yield from self._retry(0, self._unreachable(outcome))
        if self._missing is not None:
            raise TaskNotFoundError(self._missing)
        return None

    def _listen(self) -> Listen:
        session = self._session
        headers = {**session.headers, "Content-Type": "application/json", "Accept": "text/event-stream"}
        if self._last_event_id:
            headers["Last-Event-ID"] = self._last_event_id
        body = json.dumps({"task_ids": list(self._open)}).encode()
        url = f"{session.connection.url}{tasks_stream_many.path}"
        return Listen(Exchange("POST", url, headers, body, _SILENCE), self._hear, self._deadline - self._clock.now())

    def _retry(self, pause: float, error: AwaitHumansError) -> Steps[None]:
        """Waits until the next connection may be tried."""
        self._failures += 1
        now = self._clock.now()
        self._give_up_at = now + OUTAGE_MAX if self._give_up_at is None else self._give_up_at
        wait = backoff(self._failures, self._clock) + pause
        limit = self._session.max_retries
        if (limit is not None and self._failures > limit + self._breaks) or now + wait > self._give_up_at:
            raise error
        yield Sleep(min(wait, max(0.0, self._deadline - now)))

    def _unreachable(self, outcome: Listened) -> AwaitHumansError:
        error = unreachable(self._session.connection.url, outcome.cause or "the stream ended")
        error.__cause__ = outcome.cause
        return error

    def _refusal(self, raw: RawAnswer) -> AwaitHumansError:
        hint = credential_hint(self._session, raw.status)
        error: AwaitHumansError = PollError(next(iter(self._open)), raw.status, raw.text)
        return error.with_(hint=hint, request_id=raw.headers.get("x-request-id"))

    def _check(self, raw: RawAnswer) -> None:
        """Nothing, when the server has no streams; one that has them names the tasks it does not have."""
        try:
            body: Any = json.loads(raw.text)
        except ValueError:
            body = None
        known: Mapping[str, Any] = body if isinstance(body, dict) else {}
        detail = known.get("detail")
        missing = detail.get("task_ids") if isinstance(detail, dict) else None
        if known.get("error") == "TASK_NOT_FOUND" and isinstance(missing, list) and missing:
            raise TaskNotFoundError(str(missing[0])).with_(request_id=raw.headers.get("x-request-id"))
        if raw.status in (400, 401, 403, 422):
            raise self._refusal(raw)

    def _look(self) -> Steps[None]:
        """Looks at one task after the other, again and again; the last that is left is polled."""
        policy = Policy(timeout=30, max_retries=None, give_up_after=OUTAGE_MAX)
        while not self._is_over() and self._clock.now() < self._deadline:
            if len(self._open) == 1:
                (task_id,) = self._open
                state = yield from wait_for_task(self._session, task_id, self._deadline)
                if state is not None:
                    self._tell(task_id, state)
                return
            for task_id in list(self._open):
                answer = yield from send(self._session, tasks_get, path={"id": task_id}, policy=policy)
                if isinstance(answer, Refused):
                    if answer.about.status == 404:
                        raise TaskNotFoundError(task_id)
                    raise PollError(task_id, answer.about.status, answer.text).with_(hint=answer.hint)
                self._tell(task_id, to_poll(answer.body))
                if self._is_over():
                    return
            yield Sleep(min(_ROUND, max(0.0, self._deadline - self._clock.now())))


def wait_for_tasks(session: Session, ids: Sequence[str], enough: int, deadline: float) -> Steps[dict[str, PollResponse]]:
    """How tasks ended, in the order in which that was heard; fewer than `enough` when the deadline passes first.

    More than 10,000 are followed group by group, which is only the same when all of them are waited for.

    Raises:
        TaskNotFoundError: One of them does not exist, or was deleted meanwhile.
        PollError: The server refused.
        ServerUnreachableError: No answer came for 10 minutes.

    """
    ended: dict[str, PollResponse] = {}
    for start in range(0, len(ids), MAX_STREAMED_TASKS):
        group = ids[start : start + MAX_STREAMED_TASKS]
        follower = _Follower(session, group, min(enough, len(group)), deadline)
        yield from follower.follow()
        ended.update(follower.ended)
    return ended

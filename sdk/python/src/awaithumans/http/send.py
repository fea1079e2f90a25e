"""Sends an operation, again and again while the failure is one that passes."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar, Union

from pydantic import ValidationError

from awaithumans.http.advice import unreachable
from awaithumans.http.backoff import backoff, is_transient, retry_after
from awaithumans.http.effects import Exchange, RawAnswer, Sleep, Steps, UnansweredError
from awaithumans.http.operation import Operation, operation_url, result_adapter
from awaithumans.http.session import Session

MAX_RETRIES = 4
"""Five tries over about four seconds: a restart of the server is survived, a wrong address is told soon."""

_log = logging.getLogger("awaithumans.http")

QueryT = TypeVar("QueryT")
BodyT = TypeVar("BodyT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class About:
    """What every answer has."""

    status: int
    attempts: int
    request_id: str | None
    headers: Mapping[str, str]
    """By lowercase name."""

    def details(self) -> dict[str, Any]:
        """For errors."""
        return {"attempts": self.attempts, "request_id": self.request_id}


@dataclass(frozen=True)
class Answered(Generic[ResultT]):
    """The operation succeeded."""

    about: About
    body: ResultT


@dataclass(frozen=True)
class Refused:
    """The operation did not succeed, or its answer is not what it should be."""

    about: About
    code: str | None
    """The server's code, when it gave one."""
    message: str
    detail: Any
    text: str
    """The body as it came."""
    hint: str | None = None
    """Advice for the one who reads the error."""


Answer: TypeAlias = Union[Answered[ResultT], Refused]  # noqa: UP007 -- a generic alias, evaluated on 3.10


@dataclass(frozen=True)
class Policy:
    """How patient a call is."""

    timeout: float
    """Seconds for one attempt."""
    max_retries: float | None = None
    """Default: what the session says, else 4."""
    give_up_after: float = float("inf")
    """Seconds of failures in a row after which the last one counts."""


def send(
    session: Session,
    operation: Operation[QueryT, BodyT, ResultT],
    *,
    policy: Policy,
    path: Mapping[str, str] | None = None,
    query: QueryT | None = None,
    body: BodyT | None = None,
) -> Steps[Answer[ResultT]]:
    """The last answer, good or bad.

    Raises:
        ServerUnreachableError: There was none.

    """
    request = _request(session, operation, (path or {}, query, body), policy.timeout)
    limit = policy.max_retries
    if limit is None:
        limit = MAX_RETRIES if session.max_retries is None else session.max_retries
    clock = session.clock
    give_up_at: float | None = None
    attempt = 0
    while True:
        attempt += 1
        raw: RawAnswer | None = None
        cause: BaseException | None = None
        try:
            raw = yield request
        except UnansweredError as error:
            cause = error.__cause__
        if raw is not None and not is_transient(raw.status):
            return _read(operation, raw, attempt)
        # Counted from the first failure: before it, a poll may have been held for long, or the machine may have slept.
        give_up_at = clock.now() + policy.give_up_after if give_up_at is None else give_up_at
        pause = backoff(attempt, clock)
        if raw is not None:
            pause += retry_after(raw.headers.get("retry-after"), clock.now())
        if attempt > limit or clock.now() + pause > give_up_at:
            if raw is not None:
                return _read(operation, raw, attempt)
            raise unreachable(session.connection.url, cause).with_(attempts=attempt) from cause
        _log.debug("%s %s: attempt %d failed (%s), next in %.1f s", request.method, request.url, attempt, _why(raw, cause), pause)
        yield Sleep(pause)


def _why(raw: RawAnswer | None, cause: BaseException | None) -> str:
    return f"HTTP {raw.status}" if raw is not None else f"{type(cause).__name__}: {cause}"


def _request(
    session: Session,
    operation: Operation[Any, Any, Any],
    parts: tuple[Mapping[str, str], Any, Any],
    timeout: float,
) -> Exchange:
    path, query, body = parts
    url = operation_url(session.connection.url, operation.path, path, query or {})
    headers = dict(session.headers)
    content: bytes | None = None
    if body is not None:
        headers["Content-Type"] = "application/json"
        text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        content = text.encode()
    return Exchange(operation.method, url, headers, content, timeout)


def _read(operation: Operation[Any, Any, ResultT], raw: RawAnswer, attempts: int) -> Answer[ResultT]:
    about = About(raw.status, attempts, raw.headers.get("x-request-id"), raw.headers)
    if 300 <= raw.status < 400:
        target = raw.headers.get("location", "another address")
        return Refused(
            about,
            None,
            "",
            None,
            raw.text,
            f"The server redirects to {target}: use that address as server_url.",
        )
    if raw.status == 204:
        nothing: Any = None
        return Answered(about, nothing)
    try:
        body = json.loads(raw.text)
    except ValueError as error:
        good = raw.status < 300
        hint = f"The answer is not JSON ({error}). Is this the address of an awaithumans server? Something else answered." if good else None
        return Refused(about, None, "", None, raw.text, hint)
    if raw.status >= 300:
        return _problem(about, body, raw.text)
    try:
        result: ResultT = result_adapter(operation).validate_python(body)
    except ValidationError as error:
        return Refused(about, None, "", None, raw.text, _unexpected(error))
    return Answered(about, result)


def _problem(about: About, body: Any, text: str) -> Refused:
    known = body if isinstance(body, dict) else {}
    code, message = known.get("error"), known.get("message")
    return Refused(
        about,
        code if isinstance(code, str) else None,
        message if isinstance(message, str) else "",
        known.get("detail"),
        text,
    )


def _unexpected(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the body"
    return (
        f"The answer is not what this client knows ({place}: {first['msg']}). The server may be of another version: compare "
        "its /api/version with awaithumans.__version__, or something else answers at this address."
    )

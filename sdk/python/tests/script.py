"""Performs the steps of a call from a script, on a clock that jumps: hours of waiting take milliseconds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from awaithumans.http.clock import Clock
from awaithumans.http.effects import Call, Effect, Exchange, Listen, Listened, RawAnswer, Sleep, UnansweredError
from awaithumans.http.session import ConnectionOptions, Session, open_session

Reply = "RawAnswer | Exception | Callable[[Exchange], Any]"


class Script:
    """The world as a list of replies; the last one stays."""

    def __init__(self, *replies: Any) -> None:
        self.now = 1_000_000.0
        self.jitter = 1.0
        self.sent: list[Exchange] = []
        self.pauses: list[float] = []
        self.listened: list[Listen] = []
        self.streams: list[Callable[[Listen], Listened | RawAnswer]] = []
        """What becomes of each connection of events; the last one stays."""
        self.replies = list(replies)
        self.clock = Clock(now=lambda: self.now, random=lambda: self.jitter)

    def session(self, **options: Any) -> Session:
        return open_session(ConnectionOptions("http://localhost:3001", "key", **options), self.clock)

    def perform(self, effect: Effect) -> Any:
        if isinstance(effect, Sleep):
            self.pauses.append(effect.seconds)
            self.now += effect.seconds
            return None
        if isinstance(effect, Call):
            return effect.function(effect.argument)
        if isinstance(effect, Listen):
            self.listened.append(effect)
            stream = self.streams.pop(0) if len(self.streams) > 1 else self.streams[0]
            return stream(effect)
        self.sent.append(effect)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return self._play(reply, effect)

    def _play(self, reply: Any, exchange: Exchange) -> RawAnswer:
        if isinstance(reply, BaseException):
            raise reply
        if callable(reply):
            return self._play(reply(exchange), exchange)
        assert isinstance(reply, RawAnswer)
        return reply


def reply(body: Any = None, status: int = 200, **headers: str) -> RawAnswer:
    """An answer with a body of JSON, or of text as it is. `retry_after` is the header Retry-After."""
    text = body if isinstance(body, str) else json.dumps(body)
    return RawAnswer(status, {name.replace("_", "-"): value for name, value in headers.items()}, text)


def cut() -> UnansweredError:
    """A connection that broke."""
    error = UnansweredError()
    error.__cause__ = ConnectionResetError("Connection reset by peer")
    return error


def poll(status: str = "created", **members: Any) -> RawAnswer:
    """The answer to a poll."""
    return reply({"status": status, "response": None, "completed_at": None, "timed_out_at": None, "verification_attempt": 0, **members})


def held(script: Script, seconds: float, answer: RawAnswer) -> Callable[[Exchange], RawAnswer]:
    """An answer that the server holds back for so long."""

    def play(_: Exchange) -> RawAnswer:
        script.now += seconds
        return answer

    return play


def task(**members: Any) -> dict[str, Any]:
    """A task as the server sends it, still open."""
    return {
        "id": "task-1",
        "idempotency_key": "key-1",
        "task": "Approve?",
        "payload": {"amount": 250},
        "payload_schema": {},
        "response_schema": {},
        "status": "created",
        "redact_response_after_submit": False,
        "verification_attempt": 0,
        "timeout_seconds": 900,
        "redact_payload": False,
        "created_at": "2026-01-02T03:04:05.000000Z",
        "updated_at": "2026-01-02T03:04:05.000000Z",
        **members,
    }

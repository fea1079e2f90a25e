"""A question that was asked of the test client, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal

from awaithumans.generated.lifecycle import TRANSITIONS
from awaithumans.testing.behaviour import Act, Behaviour
from awaithumans.testing.judge_schema import Problem, judge_schema
from awaithumans.types import TERMINAL_STATUSES

_NOBODY = ("email", "user_id", "display_name", "slack_user_id")


@dataclass(frozen=True)
class Attempt:
    """One answer that somebody sent, and what became of it."""

    at: datetime
    """When, on the test client's clock."""
    by: str | None
    """Email of who sent it."""
    response: dict[str, Any]
    verdict: Literal["accepted", "invalid", "late"]
    """`invalid`: it does not fit the response schema. `late`: the task had ended."""
    problems: tuple[Problem, ...]
    """Why it was refused, when it does not fit."""


def moment(seconds: float) -> str:
    """As the wire has moments: six digits of a second."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _to_wire(task_id: str, request: dict[str, Any], now: float) -> dict[str, Any]:
    on_timeout = request.get("on_timeout")
    return {
        "id": task_id,
        **{
            name: request.get(name)
            for name in (
                "idempotency_key",
                "task",
                "payload",
                "payload_schema",
                "response_schema",
                "form_definition",
                "task_metadata",
                "assign_to",
                "initial_response",
                "timeout_seconds",
            )
        },
        "status": "created",
        **{f"{role}_{name}": None for role in ("assigned_to", "completed_by") for name in _NOBODY},
        "response": None,
        "response_redacted_at": None,
        "redact_response_after_submit": bool(request.get("redact_response_after_submit")),
        "verifier_result": None,
        "verification_attempt": 0,
        "redact_payload": bool(request.get("redact_payload")),
        "created_at": moment(now),
        "updated_at": moment(now),
        "completed_at": None,
        "timed_out_at": None,
        "completed_via_channel": None,
        "timeout_at": moment(now + request["timeout_seconds"]),
        "on_timeout": on_timeout if isinstance(on_timeout, dict) else "time_out",
    }


class Question:
    """A question that was asked, and how it stands."""

    def __init__(self, task_id: str, request: dict[str, Any], now: float, behaviour: Behaviour | None) -> None:
        self.request: dict[str, Any] = request
        """The whole body of the request that asked it, in wire names."""
        self.attempts: list[Attempt] = []
        """Every answer that was sent, also the refused ones."""
        self.events: list[str] = [TRANSITIONS["create"].event]
        """What has happened, in the words of the audit trail: `created`, `completed`, `timed_out` …"""
        self.times_asked: int = 1
        """How often it was asked with the same key: a restarted agent asks again."""
        self.behaviour = behaviour
        self.afterwards: list[Act] = []
        self.wire = _to_wire(task_id, request, now)
        self.deadline = now + request["timeout_seconds"]

    @property
    def id(self) -> str:
        """Of the task."""
        found: str = self.wire["id"]
        return found

    @property
    def task(self) -> str:
        """The headline."""
        found: str = self.wire["task"]
        return found

    @property
    def payload(self) -> dict[str, Any]:
        """The evidence, as JSON."""
        found: dict[str, Any] = self.wire["payload"]
        return found

    @property
    def response_schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        found: dict[str, Any] = self.wire["response_schema"]
        return found

    @property
    def initial_response(self) -> dict[str, Any] | None:
        """What the agent proposed."""
        found: dict[str, Any] | None = self.wire["initial_response"]
        return found

    @property
    def assign_to(self) -> dict[str, Any] | None:
        """Who was asked, in wire spelling."""
        found: dict[str, Any] | None = self.wire["assign_to"]
        return found

    @property
    def idempotency_key(self) -> str:
        """What makes it this question."""
        found: str = self.wire["idempotency_key"]
        return found

    @property
    def timeout_seconds(self) -> int:
        """As it was asked."""
        found: int = self.wire["timeout_seconds"]
        return found

    @property
    def status(self) -> str:
        """Of the task."""
        found: str = self.wire["status"]
        return found

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.status not in TERMINAL_STATUSES

    @property
    def response(self) -> dict[str, Any] | None:
        """The answer that stands."""
        found: dict[str, Any] | None = self.wire["response"]
        return found

    def move(self, actions: tuple[str, ...], now: float) -> bool:
        """The steps of the server's own table, if they may be taken from here. For use by this package."""
        status, events = self.status, list[str]()
        for action in actions:
            step = TRANSITIONS[action]
            if status not in step.from_:
                return False
            status = step.to
            events.append(step.event)
        self.wire.update(status=status, updated_at=moment(now))
        self.events.extend(events)
        return True

    def submit(self, response: dict[str, Any], now: float, by: str | None, channel: str | None) -> Attempt:
        """Judges an answer and, if it holds, completes the task with it. For use by this package."""
        problems = tuple(judge_schema(self.response_schema, response)) if self.is_open else ()
        verdict: Literal["accepted", "invalid", "late"] = "invalid" if problems else "accepted"
        if not self.is_open:
            verdict = "late"
        attempt = Attempt(datetime.fromtimestamp(now, timezone.utc), by, response, verdict, problems)
        self.attempts.append(attempt)
        if verdict == "accepted":
            self.move(("submit", "complete"), now)
            self.wire.update(response=response, completed_at=moment(now), completed_by_email=by, completed_via_channel=channel)
        return attempt

    def expire(self, now: float) -> None:
        """The deadline has passed. For use by this package."""
        on_timeout = self.wire["on_timeout"]
        answered = isinstance(on_timeout, dict)
        if not self.move(("default" if answered else "expire",), now):
            return
        self.wire["timed_out_at"] = moment(now)
        if answered:
            self.wire.update(response=on_timeout["response"], completed_at=moment(now), completed_via_channel="on_timeout")

    def poll(self) -> dict[str, Any]:
        """What a poll tells. For use by this package."""
        names = ("status", "completed_at", "timed_out_at", "verification_attempt", "timeout_at")
        return {**{name: self.wire[name] for name in names}, "response": None if self.is_open else self.response, "questions": 0}

"""What a webhook says."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from pydantic import field_validator
from typing_extensions import TypeVar

from awaithumans.generated.api import TaskStatus
from awaithumans.schema.validate import parse_response
from awaithumans.wire import WireModel

ResponseT = TypeVar("ResponseT")


class WebhookEvent(WireModel):
    """A task has ended. Delivered at least once: act on `idempotency_key` or `delivery_id` only the first time."""

    task_id: str
    idempotency_key: str
    """As given, or made from the question, when the task was created: what your program knows the question by."""
    status: TaskStatus
    """`completed`, `timed_out`, `cancelled` or `verification_exhausted`."""
    response: dict[str, Any] | None = None
    """The answer as JSON, when completed."""
    completed_at: datetime | None = None
    timed_out_at: datetime | None = None
    """When the deadline passed. With `completed`: nobody answered, and `response` is the one of `on_timeout`."""
    completed_by_email: str | None = None
    """Who answered, if they have an email."""
    completed_via_channel: str | None = None
    """`dashboard`, `embed`, `on_timeout`, or another word the client gave."""
    verification_attempt: int = 0
    """Answers that the verifier has looked at."""
    delivery_id: str | None = None
    """The same each time a delivery is repeated; None from servers that send none."""

    @field_validator("completed_at", "timed_out_at")
    @classmethod
    def _utc(cls, moment: datetime | None) -> datetime | None:
        # The published server leaves the zone out, and means UTC.
        return moment.replace(tzinfo=timezone.utc) if moment and moment.tzinfo is None else moment

    def parse_response(self, schema: type[ResponseT]) -> ResponseT:
        """The answer as an instance of a class, as `await_human` would return it.

        Raises:
            SchemaValidationError: It does not fit, or there is none: look at `status` first.

        """
        answer: ResponseT = parse_response(schema, self.response)
        return answer

"""The call itself is wrong; nothing was sent."""

from __future__ import annotations

from awaithumans.errors.base import AwaitHumansError
from awaithumans.limits import TIMEOUT_SECONDS_MAX, TIMEOUT_SECONDS_MIN


class SchemaValidationError(AwaitHumansError):
    """`SCHEMA_VALIDATION_FAILED`: an argument is not what it should be, or the answer does not fit `response_schema`."""

    def __init__(self, field: str, details: str) -> None:
        super().__init__(
            code="SCHEMA_VALIDATION_FAILED",
            page="/troubleshooting#schema-validation",
            headline=f"The {field} is not valid.",
            hint=details,
        )
        self.field = field
        """Which one: `payload`, `response`, `task`, …"""


class UnsupportedSchemaError(AwaitHumansError):
    """`SCHEMA_UNSUPPORTED`: a schema cannot be turned into the JSON Schema that the form is drawn from."""

    def __init__(self, schema: str, details: str) -> None:
        super().__init__(
            code="SCHEMA_UNSUPPORTED",
            page="/troubleshooting#schema-unsupported",
            headline=f"{schema} cannot be turned into a form.",
            hint=details,
        )
        self.schema = schema
        """`payload_schema` or `response_schema`."""


class TimeoutRangeError(AwaitHumansError):
    """`TIMEOUT_OUT_OF_RANGE`: `timeout_seconds`, or another option in seconds, is not from 60 (a minute) to 2 592 000 (30 days)."""

    def __init__(self, given: object, option: str = "timeout_seconds") -> None:
        super().__init__(
            code="TIMEOUT_OUT_OF_RANGE",
            page="/troubleshooting#timeout-range",
            headline=(f"{option} must be from {TIMEOUT_SECONDS_MIN} (1 minute) to {TIMEOUT_SECONDS_MAX} (30 days), not {given!r}."),
            hint="It is in seconds: 15 minutes are 15 * 60.",
        )


class MarketplaceNotAvailableError(AwaitHumansError):
    """`MARKETPLACE_NOT_AVAILABLE`: `assign_to={"marketplace": True}` is reserved."""

    def __init__(self) -> None:
        super().__init__(
            code="MARKETPLACE_NOT_AVAILABLE",
            page="/community/roadmap#marketplace",
            headline="There is no marketplace of reviewers yet.",
            hint='Ask your own people: assign_to takes an email, a list of emails, {"pool": …}, {"role": …} or {"user_id": …}.',
        )

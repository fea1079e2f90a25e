"""Every error of this package. All extend `AwaitHumansError`."""

from awaithumans.errors.base import AwaitHumansError
from awaithumans.errors.http_errors import (
    EmbedTokenError,
    IdempotencyMismatchError,
    PollError,
    RequestError,
    ServerUnreachableError,
    TaskCreateError,
    WaitAbortedError,
)
from awaithumans.errors.input_errors import (
    MarketplaceNotAvailableError,
    SchemaValidationError,
    TimeoutRangeError,
    UnsupportedSchemaError,
)
from awaithumans.errors.task_errors import (
    ResponseRedactedError,
    TaskAlreadyTerminalError,
    TaskCancelledError,
    TaskNotFoundError,
    TaskTimeoutError,
    VerificationExhaustedError,
)
from awaithumans.errors.webhook_errors import (
    PayloadKeyInvalidError,
    PayloadKeyMissingError,
    WebhookVerificationError,
)

__all__ = [
    "AwaitHumansError",
    "EmbedTokenError",
    "IdempotencyMismatchError",
    "MarketplaceNotAvailableError",
    "PayloadKeyInvalidError",
    "PayloadKeyMissingError",
    "PollError",
    "RequestError",
    "ResponseRedactedError",
    "SchemaValidationError",
    "ServerUnreachableError",
    "TaskAlreadyTerminalError",
    "TaskCancelledError",
    "TaskCreateError",
    "TaskNotFoundError",
    "TaskTimeoutError",
    "TimeoutRangeError",
    "UnsupportedSchemaError",
    "VerificationExhaustedError",
    "WaitAbortedError",
    "WebhookVerificationError",
]

"""Ask a person from your agent and get a typed answer back: the [guide](https://docs.awaithumans.dev/sdk-python) says how."""

from awaithumans.client import await_human, await_human_sync, awaitHuman, awaitHumanSync
from awaithumans.config import resolve_admin_token, resolve_server_url
from awaithumans.default_client import get_default_client, set_default_client
from awaithumans.discovery import DiscoveryConfig, resolve_discovery_config
from awaithumans.embed import EmbedTokenResult, embed_token, embed_token_sync
from awaithumans.errors import (
    AwaitHumansError,
    EmbedTokenError,
    IdempotencyMismatchError,
    MarketplaceNotAvailableError,
    PayloadKeyInvalidError,
    PayloadKeyMissingError,
    PollError,
    RequestError,
    ResponseRedactedError,
    SchemaValidationError,
    ServerUnreachableError,
    TaskAlreadyTerminalError,
    TaskCancelledError,
    TaskCreateError,
    TaskNotFoundError,
    TaskTimeoutError,
    TimeoutRangeError,
    UnsupportedSchemaError,
    VerificationExhaustedError,
    WaitAbortedError,
    WebhookVerificationError,
)
from awaithumans.generated.api import ApiKeyResponse as ApiKeyRecord
from awaithumans.generated.api import Comment
from awaithumans.generated.api import CreatedApiKeyResponse as CreatedApiKey
from awaithumans.generated.api import UserResponse as HumanRecord
from awaithumans.generated.api import WebhookDeliveryDetailResponse as DeliveryDetails
from awaithumans.generated.api import WebhookDeliveryResponse as DeliveryRecord
from awaithumans.humans import AsyncAwaitHumans, AwaitHumans
from awaithumans.operators.deliveries import AsyncDeliveries, Deliveries
from awaithumans.operators.keys import AsyncKeys, Keys
from awaithumans.operators.people import AsyncPeople, People
from awaithumans.options import AskOptions, AwaitHumanOptions, CreateTaskOptions, OnTimeout, Payload, WaitOptions
from awaithumans.task_record import Person, TaskOutcome, TaskPage
from awaithumans.tasks.asynchronous import AsyncTasks
from awaithumans.tasks.blocking import Tasks
from awaithumans.tasks.create import TaskCreation
from awaithumans.types import (
    TERMINAL_STATUSES,
    AssignTo,
    CreatedTask,
    HumanIdentity,
    JsonSchema,
    MarketplaceAssignment,
    PoolAssignment,
    RoleAssignment,
    RoutingStrategy,
    TaskRecord,
    TaskStatus,
    UserAssignment,
    VerificationContext,
    VerifierConfig,
    VerifierResult,
)
from awaithumans.version import __version__
from awaithumans.webhooks import WebhookEvent, sign_webhook, verify_webhook

__all__ = [
    "TERMINAL_STATUSES",
    "ApiKeyRecord",
    "AskOptions",
    "AssignTo",
    "AsyncAwaitHumans",
    "AsyncDeliveries",
    "AsyncKeys",
    "AsyncPeople",
    "AsyncTasks",
    "AwaitHumanOptions",
    "AwaitHumans",
    "AwaitHumansError",
    "Comment",
    "CreateTaskOptions",
    "CreatedApiKey",
    "CreatedTask",
    "Deliveries",
    "DeliveryDetails",
    "DeliveryRecord",
    "DiscoveryConfig",
    "EmbedTokenError",
    "EmbedTokenResult",
    "HumanIdentity",
    "HumanRecord",
    "IdempotencyMismatchError",
    "JsonSchema",
    "Keys",
    "MarketplaceAssignment",
    "MarketplaceNotAvailableError",
    "OnTimeout",
    "Payload",
    "PayloadKeyInvalidError",
    "PayloadKeyMissingError",
    "People",
    "Person",
    "PollError",
    "PoolAssignment",
    "RequestError",
    "ResponseRedactedError",
    "RoleAssignment",
    "RoutingStrategy",
    "SchemaValidationError",
    "ServerUnreachableError",
    "TaskAlreadyTerminalError",
    "TaskCancelledError",
    "TaskCreateError",
    "TaskCreation",
    "TaskNotFoundError",
    "TaskOutcome",
    "TaskPage",
    "TaskRecord",
    "TaskStatus",
    "TaskTimeoutError",
    "Tasks",
    "TimeoutRangeError",
    "UnsupportedSchemaError",
    "UserAssignment",
    "VerificationContext",
    "VerificationExhaustedError",
    "VerifierConfig",
    "VerifierResult",
    "WaitAbortedError",
    "WaitOptions",
    "WebhookEvent",
    "WebhookVerificationError",
    "__version__",
    "awaitHuman",
    "awaitHumanSync",
    "await_human",
    "await_human_sync",
    "embed_token",
    "embed_token_sync",
    "get_default_client",
    "resolve_admin_token",
    "resolve_discovery_config",
    "resolve_server_url",
    "set_default_client",
    "sign_webhook",
    "verify_webhook",
]

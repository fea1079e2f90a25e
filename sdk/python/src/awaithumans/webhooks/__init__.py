"""[Webhooks](https://docs.awaithumans.dev/webhooks): proof that a request comes from your server, and what it says."""

from awaithumans.errors.webhook_errors import (
    PayloadKeyInvalidError,
    PayloadKeyMissingError,
    WebhookVerificationError,
)
from awaithumans.webhooks.event import WebhookEvent
from awaithumans.webhooks.sign import sign_webhook
from awaithumans.webhooks.verify import verify_webhook

__all__ = [
    "PayloadKeyInvalidError",
    "PayloadKeyMissingError",
    "WebhookEvent",
    "WebhookVerificationError",
    "sign_webhook",
    "verify_webhook",
]

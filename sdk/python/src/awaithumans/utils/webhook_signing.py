"""Import path of earlier releases; new code calls `awaithumans.webhooks.verify_webhook`."""

from __future__ import annotations

from awaithumans.errors.webhook_errors import PayloadKeyInvalidError, PayloadKeyMissingError
from awaithumans.webhooks.payload_key import is_signed_with_payload_key, sign_with_payload_key


def sign_body(body: bytes) -> str:
    """What `X-Awaithumans-Signature` must hold, made with `AWAITHUMANS_PAYLOAD_KEY`."""
    return sign_with_payload_key(body)


def verify_signature(*, body: bytes, signature: str | None) -> bool:
    """Whether the signature of a webhook is right, checked with `AWAITHUMANS_PAYLOAD_KEY`."""
    return signature is not None and is_signed_with_payload_key(body, signature)


def reset_cache() -> None:
    """Does nothing: the key is read at each call."""


__all__ = [
    "PayloadKeyInvalidError",
    "PayloadKeyMissingError",
    "reset_cache",
    "sign_body",
    "verify_signature",
]

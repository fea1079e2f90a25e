"""Signatures for your own tests."""

from __future__ import annotations

import time
import uuid

from awaithumans.webhooks.payload_key import sign_with_payload_key
from awaithumans.webhooks.standard import sign_standard


def sign_webhook(
    body: bytes,
    *,
    secret: str | None = None,
    payload_key: str | None = None,
    message_id: str | None = None,
    timestamp: int | None = None,
) -> dict[str, str]:
    """The headers with which your server would send this body, for tests of your receiver.

    Args:
        body: The raw body.
        secret: `whsec_…`, for the headers of Standard Webhooks.
        payload_key: For `X-Awaithumans-Signature`. One of the two is needed; both give all headers.
        message_id: Default: a new one.
        timestamp: Seconds since 1970. Default: now.

    Raises:
        PayloadKeyMissingError: There is neither a secret nor a payload key.
        PayloadKeyInvalidError: The payload key is not 32 bytes in base64.

    """
    headers: dict[str, str] = {"Content-Type": "application/json"}
    if secret is not None:
        message = (
            message_id or f"msg_{uuid.uuid4().hex}",
            int(time.time()) if timestamp is None else timestamp,
        )
        headers["webhook-id"] = message[0]
        headers["webhook-timestamp"] = str(message[1])
        headers["webhook-signature"] = sign_standard(secret, message, body)
    if payload_key is not None or secret is None:
        headers["X-Awaithumans-Signature"] = sign_with_payload_key(body, payload_key)
    return headers

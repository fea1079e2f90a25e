"""Signatures as standardwebhooks.com has them: over id, time and body, with a secret that belongs to webhooks alone."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Sequence

from awaithumans.errors.webhook_errors import WebhookVerificationError

_PREFIX = "whsec_"
_VERSION = "v1"


def _key(secret: str) -> bytes:
    text = secret.strip().removeprefix(_PREFIX)
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise WebhookVerificationError("the secret is not base64", f"Copy it whole; it begins with {_PREFIX}.") from error
    if not key:
        # An unset variable that became "" would otherwise be a secret that everybody knows.
        raise WebhookVerificationError("the secret is empty", f"Is its variable set? It begins with {_PREFIX}.")
    return key


def sign_standard(secret: str, message: tuple[str, int], body: bytes) -> str:
    """`v1,` and base64: one entry of `webhook-signature`. The message is its id and its time in seconds since 1970."""
    message_id, timestamp = message
    content = f"{message_id}.{timestamp}.".encode() + body
    return f"{_VERSION},{base64.b64encode(hmac.digest(_key(secret), content, hashlib.sha256)).decode()}"


def is_signed_standard(secrets: Sequence[str], message: tuple[str, int], body: bytes, header: str) -> bool:
    """Whether one of the signatures in the header is made with one of the secrets. Compares all of them, in constant time."""
    given = [entry.encode("utf-8", "surrogatepass") for entry in header.split()]
    expected = [sign_standard(secret, message, body).encode() for secret in secrets]
    return any([hmac.compare_digest(mine, theirs) for mine in expected for theirs in given])  # noqa: C419 -- all, not until the first

"""Signatures with the key that every earlier release signs with: it is derived from the server's payload key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os

from awaithumans.errors.webhook_errors import PayloadKeyInvalidError, PayloadKeyMissingError

_VARIABLE = "AWAITHUMANS_PAYLOAD_KEY"
_KEY_BYTES = 32
_SALT = b"awaithumans-webhook-v1"
_INFO = b"v1"
PREFIX = "sha256="


def _root(payload_key: str | None) -> bytes:
    text = (os.environ.get(_VARIABLE, "") if payload_key is None else payload_key).strip()
    if not text:
        # An unset variable that became "" would otherwise be a key that everybody knows.
        raise PayloadKeyMissingError
    standard = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        root = base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise PayloadKeyInvalidError("it is not base64") from error
    if len(root) != _KEY_BYTES:
        raise PayloadKeyInvalidError(f"it has {len(root)} bytes, not {_KEY_BYTES}")
    return root


def _derive(root: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869) for 32 bytes, which is one round."""
    extracted = hmac.digest(_SALT, root, hashlib.sha256)
    return hmac.digest(extracted, _INFO + b"\x01", hashlib.sha256)


def sign_with_payload_key(body: bytes, payload_key: str | None = None) -> str:
    """`sha256=` and 64 hex digits: what `X-Awaithumans-Signature` must hold.

    Raises:
        PayloadKeyMissingError: No key is given, nor is `AWAITHUMANS_PAYLOAD_KEY` set.
        PayloadKeyInvalidError: It is not 32 bytes in base64.

    """
    return PREFIX + hmac.new(_derive(_root(payload_key)), body, hashlib.sha256).hexdigest()


def is_signed_with_payload_key(body: bytes, signature: str, payload_key: str | None = None) -> bool:
    """Whether the signature is right, with or without its prefix. Takes the same time for every wrong one."""
    expected = sign_with_payload_key(body, payload_key).removeprefix(PREFIX)
    # As bytes: text that is not ASCII cannot be compared in constant time, and is wrong.
    return hmac.compare_digest(expected.encode(), signature.removeprefix(PREFIX).encode("utf-8", "surrogatepass"))

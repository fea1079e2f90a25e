"""Proof that a request comes from your server."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from awaithumans.errors.webhook_errors import WebhookVerificationError
from awaithumans.webhooks.event import WebhookEvent
from awaithumans.webhooks.payload_key import is_signed_with_payload_key
from awaithumans.webhooks.standard import is_signed_standard

TOLERANCE_SECONDS = 300
"""How far clocks may be apart, and how long a recorded request can be played again."""

_USUAL_CAUSES = (
    "Usual causes: the body was parsed and written again before (pass the raw bytes), or the {key} is another server's or has a "
    "line break at its end."
)


def verify_webhook(
    body: bytes | str,
    headers: Mapping[str, str],
    *,
    secret: str | Sequence[str] | None = None,
    payload_key: str | None = None,
    tolerance_seconds: float = TOLERANCE_SECONDS,
) -> WebhookEvent:
    """What the webhook says, once it is certain that your server said it.

    With `secret` it must carry the headers of Standard Webhooks, which cannot be played again later. Without, it must carry
    `X-Awaithumans-Signature`, which every server sends.

    Example:
        event = verify_webhook(await request.body(), request.headers, secret=os.environ["WEBHOOK_SECRET"])

    Args:
        body: The raw body, byte for byte as it came.
        headers: Of the request, in any case.
        secret: `whsec_…`, or several of them while one replaces the other.
        payload_key: Only without `secret`. Default: `AWAITHUMANS_PAYLOAD_KEY`.
        tolerance_seconds: How old, or how far in the future, a request with `secret` may be, in seconds.

    Raises:
        WebhookVerificationError: It is not certain. Answer with 401 and do nothing.
        PayloadKeyMissingError: There is neither a secret nor a payload key.
        PayloadKeyInvalidError: The payload key is not 32 bytes in base64.

    """
    raw = _raw(body)
    names = {name.lower(): value for name, value in headers.items()}
    delivery_id: str | None = None
    if secret is not None:
        secrets = [secret] if isinstance(secret, str) else list(secret)
        delivery_id = _check_standard(raw, names, secrets, tolerance_seconds)
    else:
        _check_payload_key(raw, names, payload_key)
    return _event(raw, delivery_id or names.get("webhook-id"))


def _raw(body: object) -> bytes:
    if isinstance(body, (bytes, bytearray, memoryview)):
        return bytes(body)
    if isinstance(body, str):
        return body.encode()
    raise WebhookVerificationError(
        f"the body is a {type(body).__name__}, not bytes",
        "Pass it as it came: await request.body() in FastAPI, request.get_data() in Flask, request.body in Django.",
    )


def _check_payload_key(body: bytes, headers: Mapping[str, str], payload_key: str | None) -> None:
    signature = headers.get("x-awaithumans-signature")
    if not signature:
        raise WebhookVerificationError(
            "it has no X-Awaithumans-Signature",
            "Somebody else sent it, or a proxy in between drops the header.",
        )
    if not is_signed_with_payload_key(body, signature, payload_key):
        raise WebhookVerificationError(
            "the signature is wrong",
            _USUAL_CAUSES.format(key="payload key (AWAITHUMANS_PAYLOAD_KEY)"),
        )


def _check_standard(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], tolerance: float) -> str:
    missing = [name for name in ("webhook-id", "webhook-timestamp", "webhook-signature") if not headers.get(name)]
    if missing:
        raise WebhookVerificationError(
            f"it has no {' and no '.join(missing)}",
            "Somebody else sent it, a proxy in between drops the header, or the server signs with its payload key only: then "
            "leave secret out and give payload_key.",
        )
    if not secrets:
        raise WebhookVerificationError("there is no secret to check it with", "secret is an empty list.")
    message_id, sent = headers["webhook-id"], headers["webhook-timestamp"]
    if not sent.isdecimal() or not sent.isascii():
        raise WebhookVerificationError("webhook-timestamp is no number", "It is in seconds since 1970.")
    if not is_signed_standard(secrets, (message_id, int(sent)), body, headers["webhook-signature"]):
        raise WebhookVerificationError("the signature is wrong", _USUAL_CAUSES.format(key="secret"))
    # Last, so that only the real server learns how this machine's clock stands.
    age = time.time() - int(sent)
    if abs(age) > tolerance:
        raise WebhookVerificationError(
            f"it was signed {abs(age):.0f} seconds {'ago' if age > 0 else 'in the future'}",
            f"At most {tolerance:g} are allowed. It is played again, or a clock is wrong: check this machine's.",
        )
    return message_id


def _event(body: bytes, delivery_id: str | None) -> WebhookEvent:
    try:
        event = WebhookEvent.model_validate_json(body)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in problem["loc"]) or "the body"
        raise WebhookVerificationError(
            f"its signature is right, but it does not tell how a task ended ({place}: {problem['msg']})",
            "The server may be newer than this client: compare its /api/version with awaithumans.__version__.",
        ) from error
    return event.model_copy(update={"delivery_id": delivery_id})

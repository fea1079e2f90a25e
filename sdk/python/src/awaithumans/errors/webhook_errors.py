"""A webhook that must not be believed."""

from __future__ import annotations

from awaithumans.errors.base import AwaitHumansError

_PAGE = "/troubleshooting#webhook-signature"


class WebhookVerificationError(AwaitHumansError):
    """`WEBHOOK_NOT_VERIFIED`: the request does not prove that it comes from your server. Answer it with 401."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(
            code="WEBHOOK_NOT_VERIFIED",
            page=_PAGE,
            headline=f"The webhook is not verified: {reason}.",
            hint=hint,
        )
        self.reason = reason
        """Why not, in a few words."""


class PayloadKeyMissingError(AwaitHumansError, RuntimeError):
    """`PAYLOAD_KEY_MISSING`: there is no key to check or make a signature with."""

    def __init__(self) -> None:
        super().__init__(
            code="PAYLOAD_KEY_MISSING",
            page=_PAGE,
            headline="There is no payload key.",
            hint="Set AWAITHUMANS_PAYLOAD_KEY to the same value as on the server, or pass payload_key.",
        )


class PayloadKeyInvalidError(AwaitHumansError, RuntimeError):
    """`PAYLOAD_KEY_INVALID`: the payload key is not 32 bytes in base64."""

    def __init__(self, details: str) -> None:
        super().__init__(
            code="PAYLOAD_KEY_INVALID",
            page=_PAGE,
            headline=f"The payload key is not usable: {details}.",
            hint="It is 32 bytes in base64, with or without padding: copy the server's AWAITHUMANS_PAYLOAD_KEY whole.",
        )

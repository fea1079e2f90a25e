"""Tokens with which one task can be answered in a frame of your own page."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import NotRequired, TypedDict

from awaithumans.config import resolve_embed_url
from awaithumans.errors.http_errors import EmbedTokenError
from awaithumans.http.effects import Steps
from awaithumans.http.operation import Operation
from awaithumans.http.run import run, run_async
from awaithumans.http.send import Policy, Refused, send
from awaithumans.http.session import ConnectionOptions, open_session
from awaithumans.http.transport import AsyncTransport, Transport
from awaithumans.wire import WireModel

_POLICY = Policy(timeout=15)
"""Seconds. A signature and one insert; a page is waiting for it."""


@dataclass(frozen=True)
class EmbedTokenResult:
    """What the page needs."""

    embed_token: str
    """The token; the address has it too."""
    embed_url: str
    """The address for the frame; carries the token."""
    expires_at: str
    """When the token stops working, in ISO 8601."""


class _Body(TypedDict):
    task_id: str
    parent_origin: str
    sub: NotRequired[str]
    ttl_seconds: NotRequired[int]


class _Wire(WireModel):
    embed_token: str
    """The token; the address has it too."""
    embed_url: str
    expires_at: str


# Not the generated operation: there every member may be missing, as of an older server.
_embed_tokens: Operation[None, _Body, _Wire] = Operation("POST", "/api/embed/tokens", _Wire)


def _sign(body: _Body, api_key: str, server_url: str | None) -> Steps[EmbedTokenResult]:
    session = open_session(ConnectionOptions(resolve_embed_url(server_url), api_key))
    answer = yield from send(session, _embed_tokens, body=body, policy=_POLICY)
    if isinstance(answer, Refused):
        about = answer.about
        raise EmbedTokenError(about.status, answer.text).with_(
            hint=answer.hint or answer.message or None,
            task_id=body["task_id"],
            **about.details(),
        )
    wire = answer.body
    return EmbedTokenResult(wire.embed_token, wire.embed_url, wire.expires_at)


def _body(task_id: str, parent_origin: str, sub: str | None, ttl_seconds: int | None) -> _Body:
    body: _Body = {"task_id": task_id, "parent_origin": parent_origin}
    if sub is not None:
        body["sub"] = sub
    if ttl_seconds is not None:
        body["ttl_seconds"] = ttl_seconds
    return body


async def embed_token(
    *,
    task_id: str,
    parent_origin: str,
    api_key: str,
    sub: str | None = None,
    ttl_seconds: int | None = None,
    server_url: str | None = None,
) -> EmbedTokenResult:
    """Signs a token with which one task can be answered in [a frame of your own page](https://docs.awaithumans.dev/embedding).

    Call it on your server.

    Args:
        task_id: The task to be answered inside the page.
        parent_origin: Origin of the page that holds the frame, e.g. `https://app.example.com`; no other may show it.
        api_key: A service key (`ah_sk_…`). Whoever has it can sign tokens for any task.
        sub: Who answers, in your own naming; kept in the audit trail.
        ttl_seconds: Seconds the token is good for: 60 to 3600. Default 300.
        server_url: Default: `AWAITHUMANS_URL`, then `http://localhost:3001`.

    Raises:
        EmbedTokenError: The server refused: wrong key, origin not allowed, no such task, or no embedding.
        ServerUnreachableError: No answer came, however often it was tried.

    """
    transport = AsyncTransport()
    steps = _sign(_body(task_id, parent_origin, sub, ttl_seconds), api_key, server_url)
    return await run_async(steps, transport.perform, transport.close)


def embed_token_sync(
    *,
    task_id: str,
    parent_origin: str,
    api_key: str,
    sub: str | None = None,
    ttl_seconds: int | None = None,
    server_url: str | None = None,
) -> EmbedTokenResult:
    """`embed_token` for code without an event loop: same arguments, result and errors."""
    transport = Transport()
    try:
        return run(
            _sign(_body(task_id, parent_origin, sub, ttl_seconds), api_key, server_url),
            transport.perform,
        )
    finally:
        transport.close()

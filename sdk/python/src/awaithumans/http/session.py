"""Where requests go, and with which headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from awaithumans.config import Connection, resolve_connection
from awaithumans.http.clock import Clock
from awaithumans.version import __version__

_MANAGED_PREFIX = "ah_sk_live_"
"""Keys of the managed service, which many keep in the same variable."""


@dataclass(frozen=True)
class ConnectionOptions:
    """How to reach the server. Everything is optional on a machine where the server runs."""

    server_url: str | None = None
    api_key: str | None = None
    headers: Mapping[str, str] | None = None
    max_retries: int | None = None


@dataclass(frozen=True)
class Session:
    """One call's connection."""

    connection: Connection
    headers: Mapping[str, str]
    max_retries: int | None = None
    clock: Clock = field(default_factory=Clock)


def open_session(options: ConnectionOptions, clock: Clock | None = None) -> Session:
    """Looks up the address and the key. Opens nothing: the first request does."""
    connection = resolve_connection(options.server_url, options.api_key)
    headers = {"User-Agent": f"awaithumans-python/{__version__}", "Accept": "application/json"}
    if connection.api_key:
        headers["Authorization"] = f"Bearer {connection.api_key}"
    return Session(connection, {**headers, **(options.headers or {})}, options.max_retries, clock or Clock())


def credential_hint(session: Session, status: int) -> str | None:
    """Advice for an answer that refuses the key; None for all other answers."""
    if status != 401:
        return None
    connection = session.connection
    if connection.api_key and connection.api_key.startswith(_MANAGED_PREFIX):
        return (
            f"The server did not accept the API key: keys that start with {_MANAGED_PREFIX} belong to the managed service, "
            f"not to {connection.url}."
        )
    return (
        f"The server did not accept the request without a valid API key. {connection.credential} A key is the "
        "AWAITHUMANS_ADMIN_API_TOKEN of the server, or one made by its operator."
    )

"""Where the server is, and which key it is given."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from awaithumans.discovery import resolve_discovery_config
from awaithumans.http.advice import unreachable

DEFAULT_URL = "http://localhost:3001"
URL_VARIABLES = ("AWAITHUMANS_URL", "AWAITHUMANS_SERVER_URL")
TOKEN_VARIABLES = ("AWAITHUMANS_ADMIN_API_TOKEN", "AWAITHUMANS_API_KEY")


@dataclass(frozen=True)
class Connection:
    """The address and the key of one call."""

    url: str
    """Without a trailing slash; may carry a path."""
    api_key: str | None
    credential: str
    """Where the key came from, or why there is none: one sentence for the text of a 401."""

    def __repr__(self) -> str:
        # A key in a log or a traceback is a key lost.
        return f"Connection(url={self.url!r})"


@dataclass(frozen=True)
class _Variable:
    name: str
    value: str


def _read_env(names: tuple[str, ...]) -> _Variable | None:
    """The first that is set and not blank: an empty variable is how shells and compose files say "unset"."""
    for name in names:
        value = os.environ.get(name, "").strip()
        if value:
            return _Variable(name, value)
    return None


def _url_from_env() -> str | None:
    variable = _read_env(URL_VARIABLES)
    return variable.value if variable else None


def resolve_server_url(explicit_url: str | None = None) -> str:
    """The address that `await_human()` would use, without a trailing slash.

    The argument, then `AWAITHUMANS_URL`, then the development server of this machine, then `http://localhost:3001`.
    """
    url = explicit_url or _url_from_env() or resolve_discovery_config().url or DEFAULT_URL
    return url.strip().rstrip("/")


def resolve_admin_token(explicit_token: str | None = None) -> str | None:
    """The key that is found on this machine: argument, environment, development server. None when there is none."""
    variable = _read_env(TOKEN_VARIABLES)
    return explicit_token or (variable.value if variable else None) or resolve_discovery_config().admin_token


def resolve_embed_url(explicit_url: str | None = None) -> str:
    """For `embed_token`, which never looks at the development server's file: argument, environment, localhost:3001."""
    return (explicit_url or _url_from_env() or DEFAULT_URL).strip().rstrip("/")


def _origin(url: str | None) -> tuple[str, str | None, int | None] | None:
    try:
        parts = urlsplit(url or "")
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _came_from(source: str, home: str | None, url: str) -> str:
    """Two servers on one machine have two keys, and the file has that of the last one."""
    sentence = f"The API key came from {source}."
    if not home or _origin(home) == _origin(url):
        return sentence
    return (
        f"{sentence} It is that of the development server at {home}, and this is {url}: use that address, or pass the api_key of this one."
    )


def _ambient_key(url: str) -> Connection:
    """A token that lies around on this machine belongs to the server that lies around with it.

    It is sent to the origin of `AWAITHUMANS_URL` or of the development server it was found with, and to loopback; never to another
    host that code names.
    """
    discovered = resolve_discovery_config()
    variable = _read_env(TOKEN_VARIABLES)
    token, source, homes = (
        (variable.value, variable.name, [_url_from_env(), discovered.url])
        if variable
        else (discovered.admin_token, "~/.awaithumans-dev.json", [discovered.url])
    )
    if not token:
        return Connection(url, None, "No API key was sent: pass api_key, or set AWAITHUMANS_ADMIN_API_TOKEN.")
    if _is_loopback(url) or any(_origin(home) == _origin(url) for home in homes if home):
        return Connection(url, token, _came_from(source, None if variable else discovered.url, url))
    return Connection(
        url,
        None,
        f"No API key was sent: the one in {source} was kept back, because nothing says that it belongs to {url}. "
        "Pass api_key, or set AWAITHUMANS_URL to this server.",
    )


def resolve_connection(server_url: str | None = None, api_key: str | None = None) -> Connection:
    """Where to send requests and with which key.

    Raises:
        ServerUnreachableError: The address is not an http(s) URL.

    """
    url = resolve_server_url(server_url)
    origin = _origin(url)
    if not origin or origin[0] not in ("http", "https"):
        raise unreachable(url, "it is not an http:// or https:// URL")
    if api_key:
        return Connection(url, api_key, "The API key came from the api_key argument.")
    return _ambient_key(url)

"""What to do about an answer that did not come, or that no awaithumans server gives."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from awaithumans.discovery import resolve_discovery_config
from awaithumans.errors.http_errors import ServerUnreachableError

_NOT_TLS = re.compile(r"wrong.version.number|packet length too long|record layer failure", re.IGNORECASE)
"""What OpenSSL says of a server that answers TLS with something else."""


def unreachable(url: str, cause: object) -> ServerUnreachableError:
    """No answer came, with the advice that fits the reason."""
    return ServerUnreachableError(url, cause, _advice(url, cause))


def _advice(url: str, cause: object) -> str:
    if not url.lower().startswith(("http://", "https://")):
        return "" if "://" in url or not url else f"Write it with its scheme: http://{url}."
    if url.lower().startswith("https:") and _NOT_TLS.search(str(cause)):
        return f"What answers there speaks plain http: use http{url[5:]}."
    if _host(url) not in ("localhost", "127.0.0.1", "::1"):
        return ""
    running = resolve_discovery_config().url
    if running and running != url:
        return f"A development server runs at {running}; is it that one?"
    return "Start one on this machine with: npx awaithumans dev."


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def stranger_hint(url: str, status: int, code: str | None, text: str) -> str | None:
    """Advice for an answer that no awaithumans server gives; None for what may well be one."""
    if code == "NOT_FOUND":
        return f"There is no such route at {url}: give the address of the server itself, without /api or the path of a page behind it."
    # Proxies in front of a server answer 5xx in words of their own.
    if code is not None or status not in (200, 201, 404, 405):
        return None
    excerpt = text[:200]  # enough to recognise who it is
    return f"Something else than an awaithumans server answers at {url}: check server_url and AWAITHUMANS_URL. It said: {excerpt}"

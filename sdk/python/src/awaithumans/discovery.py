"""What a development server on this machine says about itself."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FILE = ".awaithumans-dev.json"


@dataclass(frozen=True)
class DiscoveryConfig:
    """The members of the discovery file that a client needs."""

    url: str | None = None
    """Where it listens, e.g. `http://localhost:3001`."""
    admin_token: str | None = None
    """Its admin token, when the file may be read."""


def get_discovery_file_path() -> Path:
    """`~/.awaithumans-dev.json`."""
    return Path.home() / _FILE


def read_discovery() -> dict[str, Any] | None:
    """The file of a development server that runs, else None. Never raises.

    Read anew at each call, because servers come and go while an agent lives. A file left behind by a server that was killed does
    not count, and is left where it is: it belongs to the server.
    """
    try:
        found = json.loads(get_discovery_file_path().read_text("utf-8"))
    except (OSError, ValueError, RuntimeError):
        # RuntimeError: there is no home directory.
        return None
    if not isinstance(found, dict):
        return None
    pid = found.get("pid")
    return None if isinstance(pid, int) and not _may_be_alive(pid) else found


def resolve_discovery_config() -> DiscoveryConfig:
    """The development server running on this machine; empty when there is none. Never raises."""
    found = read_discovery() or {}
    url, token = found.get("url"), found.get("admin_token")
    return DiscoveryConfig(
        url if isinstance(url, str) and url else None,
        token if isinstance(token, str) and token else None,
    )


def _may_be_alive(pid: int) -> bool:
    """False only when it is certain that there is no such process; a process of another user is alive."""
    if sys.platform == "win32":
        # There, signal 0 is not a probe: os.kill would end the process.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True

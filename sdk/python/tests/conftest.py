from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proxy import FaultyProxy
from tests.server import Server


@pytest.fixture(scope="session")
def running_server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the developer's own: no variables, no development server, no proxy."""
    for name in list(os.environ):
        if name.startswith("AWAITHUMANS_") or name.lower() in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))


@pytest.fixture
def server(running_server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server, and an environment in which agents find it."""
    monkeypatch.setenv("AWAITHUMANS_URL", running_server.url)
    monkeypatch.setenv("AWAITHUMANS_ADMIN_API_TOKEN", running_server.admin_token)
    return running_server


@pytest.fixture
def proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyProxy]:
    """A bad line between the agents and the server."""
    line = FaultyProxy(server.url)
    monkeypatch.setenv("AWAITHUMANS_URL", line.url)
    yield line
    line.close()


@pytest.fixture
def key() -> str:
    """An idempotency key that nobody has used."""
    return f"key-{uuid.uuid4()}"

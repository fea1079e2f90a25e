"""Where the server is and which key it gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from awaithumans import ServerUnreachableError, resolve_admin_token, resolve_discovery_config, resolve_server_url
from awaithumans.config import Connection, resolve_connection, resolve_embed_url
from awaithumans.discovery import DiscoveryConfig
from awaithumans.utils.discovery import get_discovery_file_path, read_discovery


def discover(**members: object) -> None:
    found = {"url": "http://localhost:4000", "admin_token": "found", "pid": os.getpid(), **members}
    get_discovery_file_path().write_text(json.dumps(found))


def test_nothing_known() -> None:
    assert resolve_connection() == Connection(
        "http://localhost:3001", None, "No API key was sent: pass api_key, or set AWAITHUMANS_ADMIN_API_TOKEN."
    )


def test_argument_then_environment_then_development_server(monkeypatch: pytest.MonkeyPatch) -> None:
    discover()
    assert (resolve_server_url(), resolve_admin_token()) == ("http://localhost:4000", "found")
    monkeypatch.setenv("AWAITHUMANS_SERVER_URL", "http://a:1")
    monkeypatch.setenv("AWAITHUMANS_API_KEY", "newer name")
    assert (resolve_server_url(), resolve_admin_token()) == ("http://a:1", "newer name")
    monkeypatch.setenv("AWAITHUMANS_URL", "http://b:2/path//")
    monkeypatch.setenv("AWAITHUMANS_ADMIN_API_TOKEN", "older name")
    assert (resolve_server_url(), resolve_admin_token()) == ("http://b:2/path", "older name")
    assert (resolve_server_url("http://c:3/"), resolve_admin_token("given")) == ("http://c:3", "given")
    assert resolve_embed_url() == "http://b:2/path"


def test_an_empty_variable_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    discover()
    monkeypatch.setenv("AWAITHUMANS_URL", " ")
    monkeypatch.setenv("AWAITHUMANS_ADMIN_API_TOKEN", "")
    assert (resolve_server_url(), resolve_admin_token()) == ("http://localhost:4000", "found")


def test_the_embed_address_is_never_that_of_the_development_server() -> None:
    discover()
    assert resolve_embed_url() == "http://localhost:3001"


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://localhost:9", True),
        ("http://127.0.0.1:9", True),
        ("http://[::1]:9", True),
        ("http://dev.localhost", True),
        ("https://humans.example.com", True),
        ("https://humans.example.com:443/path", True),
        ("http://humans.example.com", False),
        ("https://humans.example.com.evil.example", False),
        ("https://localhost.evil.example", False),
        ("https://127.0.0.1.evil.example", False),
    ],
)
def test_a_found_key_stays_at_home(monkeypatch: pytest.MonkeyPatch, url: str, *, sent: bool) -> None:
    monkeypatch.setenv("AWAITHUMANS_URL", "https://humans.example.com")
    monkeypatch.setenv("AWAITHUMANS_ADMIN_API_TOKEN", "secret")
    connection = resolve_connection(url)
    assert connection.api_key == ("secret" if sent else None)
    assert ("kept back" in connection.credential) is not sent
    assert "secret" not in repr(connection)


def test_the_development_servers_key_goes_to_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    discover(url="http://192.168.1.7:4000")
    assert resolve_connection().api_key == "found"
    assert resolve_connection("http://192.168.1.8:4000").api_key is None
    monkeypatch.setenv("AWAITHUMANS_URL", "https://humans.example.com")
    assert resolve_connection().api_key is None


def test_a_given_key_goes_where_it_is_told() -> None:
    assert resolve_connection("https://anywhere.example", "mine").api_key == "mine"


def test_a_file_left_behind_does_not_count() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    discover(pid=child.pid)
    assert read_discovery() is None
    assert resolve_discovery_config() == DiscoveryConfig()
    assert get_discovery_file_path().exists(), "it is the server's to remove"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"url": 7, "admin_token": {}}', '{"pid": "x"}', '{"pid": 1e99}'])
def test_a_broken_file_is_no_error(text: str) -> None:
    get_discovery_file_path().write_text(text)
    assert resolve_discovery_config() == DiscoveryConfig()


def test_a_file_that_may_not_be_read_is_no_error(tmp_path: Path) -> None:
    (tmp_path / ".awaithumans-dev.json").mkdir()
    assert resolve_discovery_config() == DiscoveryConfig()


@pytest.mark.parametrize("url", ["localhost:3001", "ftp://x", "http://", "http://x:port", "humans"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ServerUnreachableError, match="not an http:// or https:// URL"):
        resolve_connection(url)


def test_a_key_of_another_server_of_this_machine_is_said_to_be_one() -> None:
    discover()
    assert resolve_connection("http://127.0.0.1:3001").credential.endswith(
        "It is that of the development server at http://localhost:4000, and this is http://127.0.0.1:3001: "
        "use that address, or pass the api_key of this one."
    )
    assert resolve_connection().credential == "The API key came from ~/.awaithumans-dev.json."

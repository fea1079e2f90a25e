"""What meets those who have just begun: the wrong address, something else behind it, and a question asked before."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel

from awaithumans import AwaitHumans, IdempotencyMismatchError, ServerUnreachableError, TaskCreateError, await_human_sync
from tests.models import question
from tests.server import Person, Server


class Other(BaseModel):
    ok: bool


@contextmanager
def something_else(status: int, body: bytes) -> Generator[str, None, None]:
    """A server that is none of ours."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name in the base class
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def ask_at(url: str) -> None:
    with AwaitHumans(server_url=url, api_key="k", max_retries=0) as humans:
        humans.await_human_sync(**question())


def test_no_server_here() -> None:
    with pytest.raises(ServerUnreachableError, match="Start one on this machine with: npx awaithumans dev"):
        ask_at("http://127.0.0.1:9")


def test_a_server_on_another_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    found = {"url": "http://localhost:3002", "pid": os.getpid()}
    (tmp_path / ".awaithumans-dev.json").write_text(json.dumps(found))
    with pytest.raises(ServerUnreachableError, match="A development server runs at http://localhost:3002; is it that one"):
        ask_at("http://127.0.0.1:9")


def test_https_for_http(server: Server) -> None:
    with pytest.raises(ServerUnreachableError, match="speaks plain http: use http://"):
        ask_at(server.url.replace("http:", "https:"))


@pytest.mark.parametrize(("status", "body"), [(404, b"<html>Cannot POST /api/tasks</html>"), (404, b"{}"), (405, b"no")])
def test_something_else_behind_the_address(status: int, body: bytes) -> None:
    with something_else(status, body) as url, pytest.raises(TaskCreateError) as error:
        ask_at(url)
    assert error.value.hint.startswith(f"Something else than an awaithumans server answers at {url}")


def test_a_path_too_much(server: Server) -> None:
    with pytest.raises(TaskCreateError, match="without /api"):
        await_human_sync(**question(server_url=f"{server.url}/api"))


def test_the_same_question_with_another_answer(server: Server) -> None:
    with AwaitHumans() as humans:
        humans.tasks.create(**question(task="Asked twice?"))
        with pytest.raises(IdempotencyMismatchError, match="No idempotency_key was given.*another response_schema"):
            humans.tasks.create(**question(task="Asked twice?", response_schema=Other))
        humans.tasks.create(**question(task="Asked twice?", idempotency_key="twice"))
        with pytest.raises(IdempotencyMismatchError, match="Use a new key for a new question"):
            humans.tasks.create(**question(task="Asked twice?", idempotency_key="twice", response_schema=Other))


def test_a_notebook_says_where_to_answer(
    server: Server, key: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # pytest itself listens to the log; in a notebook nobody does.
    monkeypatch.setattr(logging.getLogger("awaithumans.client"), "hasHandlers", lambda: False)
    person = Person(lambda: server.answer(key, {"approved": True}))
    await_human_sync(**question(idempotency_key=key))
    person.done()
    assert capsys.readouterr().err == ""
    monkeypatch.setitem(sys.modules, "ipykernel", ModuleType("ipykernel"))
    await_human_sync(**question(idempotency_key=key))
    assert f"Answer it here: {server.url}/tasks/" in capsys.readouterr().err

"""A real server, as `scripts/python/serve.fixture.ts` starts it, and the people who answer on it."""

from __future__ import annotations

import json
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[3]
_PROGRAM = "scripts/python/serve.fixture.ts"


def tsx(program: str) -> list[str]:
    """The command that runs a TypeScript program of the repository."""
    return ["node", "--import", "tsx", str(ROOT / program)]


def wait_until(condition: Callable[[], Any], seconds: float = 20) -> Any:
    """What the condition says once it holds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"It did not come to hold within {seconds:g} s")


class Server:
    """The server's process, and an operator's hands on it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(tsx(_PROGRAM), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        about = self._line()
        self.url: str = about["url"]
        self.admin_token: str = about["adminToken"]
        self.payload_key: str = about["payloadKey"]
        self._http = httpx.Client(base_url=self.url, headers={"Authorization": f"Bearer {self.admin_token}"}, timeout=30)

    def _line(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The server did not start; what it said is above.")
        words: dict[str, Any] = json.loads(line)
        return words

    def _command(self, command: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        self._line()

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self._command("kill")

    def start(self) -> None:
        """Starts it again in its old place."""
        self._command("start")

    def stop(self) -> None:
        self._http.close()
        self._process.communicate(timeout=60)

    def request(self, method: str, path: str, **options: Any) -> Any:
        response = self._http.request(method, path, **options)
        response.raise_for_status()
        return response.json()

    def tasks(self, key: str) -> list[dict[str, Any]]:
        """The tasks whose key or title holds this text."""
        found: list[dict[str, Any]] = self.request("GET", "/api/tasks", params={"q": key})
        return found

    def asked(self, key: str) -> dict[str, Any]:
        """The task with this key, once an agent has asked."""

        def found() -> dict[str, Any] | None:
            return next((task for task in self.tasks(key) if task["idempotency_key"] == key), None)

        task: dict[str, Any] = wait_until(found)
        return task

    def answer(self, key: str, response: dict[str, Any]) -> None:
        """Answers the task with this key as a person does, as soon as it is there."""
        self.complete(self.asked(key)["id"], response)

    def complete(self, task_id: str, response: dict[str, Any]) -> None:
        body = {"response": response, "completed_by_email": "frida@example.com", "completed_via_channel": "dashboard"}
        self.request("POST", f"/api/tasks/{task_id}/complete", json=body)

    @contextmanager
    def signed_in(self) -> Generator[httpx.Client, None, None]:
        """The browser of an operator who has signed in."""
        email, password = f"{uuid.uuid4()}@example.com", "correct horse battery"
        self.request("POST", "/api/admin/users", json={"email": email, "is_operator": True, "password": password})
        with httpx.Client(base_url=self.url, headers={"Sec-Fetch-Site": "same-origin"}, timeout=30) as browser:
            token = browser.get("/api/auth/csrf").json()["csrfToken"]
            form = {"email": email, "password": password, "csrfToken": token, "json": "true"}
            browser.post("/api/auth/callback/credentials", data=form).raise_for_status()
            yield browser

    def delete(self, task_id: str) -> None:
        """For good."""
        self._http.request("DELETE", f"/api/tasks/{task_id}").raise_for_status()

    def audit(self, task_id: str) -> list[str]:
        """What happened to a task, in words."""
        return [entry["action"] for entry in self.request("GET", f"/api/tasks/{task_id}/audit")]


class Person(threading.Thread):
    """Somebody who answers while the test waits. What went wrong for them is told when they are joined."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # noqa: BLE001 -- told in done()
            self._error = error

    def done(self) -> None:
        self.join(30)
        if self._error:
            raise self._error

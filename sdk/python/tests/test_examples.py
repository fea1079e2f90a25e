"""Every example, run as its reader runs it, on the real server."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from awaithumans import sign_webhook
from tests.server import Person, Server, wait_until

EXAMPLES = Path(__file__).parents[1] / "examples"
TESTED = {
    "content_review.py",
    "kyc.py",
    "many_approvals.py",
    "refund.py",
    "refund_sync.py",
    "resume.py",
    "tool_approval.py",
    "webhook_receiver.py",
}


def run(name: str, *arguments: str) -> list[str]:
    """What it prints."""
    done = subprocess.run([sys.executable, str(EXAMPLES / name), *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout.splitlines()


def test_every_example_is_here() -> None:
    assert {path.name for path in EXAMPLES.glob("*.py")} == TESTED


def test_refund(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(key, {"approved": True, "reason": None}))
    waiting, result = run("refund.py", key)
    person.done()
    assert waiting.startswith(f"Waiting for a person. Answer it here: {server.url}/tasks/")
    assert result == 'Approved: {"approved":true,"reason":null}'
    # Stopped and started again, it gets the same answer.
    again, result = run("refund.py", key)
    assert again.startswith("This question was asked before.")
    assert result.startswith("Approved")


def test_refund_killed_on_the_way(server: Server, key: str) -> None:
    agent = subprocess.Popen([sys.executable, str(EXAMPLES / "refund.py"), key], stdout=subprocess.DEVNULL)
    server.asked(key)
    agent.kill()
    agent.wait()
    server.answer(key, {"approved": False})
    assert run("refund.py", key)[1] == 'Declined: {"approved":false,"reason":null}'


def test_refund_sync(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(key, {"approved": False, "reason": "Too late"}))
    assert run("refund_sync.py", key)[1] == "Declined: Too late"
    person.done()


def test_many_approvals(server: Server, key: str) -> None:
    def review() -> None:
        server.answer(f"{key}:3", {"verdict": "publish"})
        server.answer(f"{key}:1", {"verdict": "edit", "text": "Our lamp is here."})
        server.answer(f"{key}:2", {"verdict": "reject"})

    person = Person(review)
    lines = run("many_approvals.py", key)
    person.done()
    assert sorted(lines) == ["edit: Our lamp is here.", "publish: Ten ideas for your living room", "reject: Buy now!!! Best price!!!"]


def test_tool_approval(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(f"{key}-yes:call-1", {"approved": True}))
    assert run("tool_approval.py", f"{key}-yes") == ["Done: paid 1200 to Lamps Ltd"]
    person.done()
    person = Person(lambda: server.answer(f"{key}-no:call-1", {"approved": False, "instead": "Ask me in May."}))
    assert run("tool_approval.py", f"{key}-no") == ["Done: A person said no. Ask me in May."]
    person.done()


def test_content_review(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(key, {"send": True, "subject": "Our new lamp", "body": "It is the brightest that we have made."}))
    assert run("content_review.py", key) == ['Sent "Our new lamp", edited: body']
    person.done()


def test_kyc(server: Server, key: str) -> None:
    person = Person(lambda: server.answer(key, {"same_person": True, "quality": "readable", "note": "Checked twice"}))
    assert run("kyc.py", key) == ["Verified: Checked twice"]
    person.done()
    kinds = [field["kind"] for field in server.tasks(key)[0]["form_definition"]["fields"]]
    assert kinds == ["image", "image", "switch", "single_select", "date", "long_text"]


def test_resume_killed_between_two_steps(server: Server, key: str, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    command = [sys.executable, str(EXAMPLES / "resume.py"), key, str(journal)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as agent:
        server.asked(f"{key}:legal")
        agent.kill()
        assert agent.stdout
        assert agent.stdout.read() == "Contract drafted\n"
    server.answer(f"{key}:legal", {"approved": True})
    person = Person(lambda: server.answer(f"{key}:sign", {"approved": True}))
    assert run("resume.py", key, str(journal)) == ["Contract sent", "Contract signed"]
    person.done()
    assert journal.read_text(encoding="utf-8").split() == [key, "draft", key, "send", key, "sign"]


@pytest.fixture
def receiver(server: Server) -> Iterator[httpx.Client]:
    """The web program of webhook_receiver.py, on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "webhook_receiver:app", "--app-dir", str(EXAMPLES), "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PUBLIC_URL": address, "AWAITHUMANS_PAYLOAD_KEY": server.payload_key}
    program = subprocess.Popen([*command, "--log-level", "warning"], env=environment)
    with httpx.Client(base_url=address) as client:

        def is_up() -> bool:
            try:
                return client.get("/refunds/none").is_success
            except httpx.TransportError:
                return False

        wait_until(is_up)
        yield client
    program.terminate()
    program.wait(10)


def test_webhook_receiver(server: Server, receiver: httpx.Client, key: str) -> None:
    asked = receiver.post(f"/refunds/{key}", json={"amount": 250}).json()
    assert receiver.get(f"/refunds/{key}").json() == {"result": "nobody has answered yet"}
    server.complete(asked["task"], {"approved": True})
    # The server calls it, with its own signature.
    wait_until(lambda: receiver.get(f"/refunds/{key}").json() == {"result": "refunded"})
    # What is delivered twice acts once; what is forged does not act.
    body = json.dumps({"task_id": asked["task"], "idempotency_key": f"refund:{key}", "status": "cancelled"}).encode()
    headers = sign_webhook(body, payload_key=server.payload_key)
    assert receiver.post("/answers", content=body, headers=headers).json() == {"result": "refunded"}
    forged = receiver.post("/answers", content=body + b" ", headers=headers)
    assert (forged.status_code, forged.json()) == (401, {"detail": "the signature is wrong"})

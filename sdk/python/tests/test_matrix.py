"""A TypeScript agent and a Python agent ask the same question: one task, one answer, both typed."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from awaithumans import CreatedTask, await_human_sync
from awaithumans.idempotency import generate_idempotency_key
from tests.server import ROOT, Person, Server, tsx, wait_until

PAYLOAD_SCHEMA = {"type": "object", "properties": {"amount": {"type": "number"}, "name": {"type": "string"}}}
RESPONSE_SCHEMA = {
    "type": "object",
    "properties": {"approved": {"type": "boolean"}, "reason": {"type": "string"}},
    "required": ["approved"],
}
ANSWER = {"approved": True, "reason": "Zerbrochene Lampe 💡"}


def start_typescript(server: Server, question: dict[str, Any]) -> subprocess.Popen[str]:
    agent = subprocess.Popen(tsx("scripts/python/agent.fixture.ts"), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    options = {
        "task": question["task"],
        "payloadSchema": question["payload_schema"],
        "payload": question["payload"],
        "responseSchema": question["response_schema"],
        "timeoutMs": question["timeout_seconds"] * 1000,
        "serverUrl": server.url,
        "apiKey": server.admin_token,
    }
    if "idempotency_key" in question:
        options["idempotencyKey"] = question["idempotency_key"]
    assert agent.stdin
    agent.stdin.write(json.dumps(options))
    agent.stdin.close()
    agent.stdin = None
    return agent


@pytest.mark.parametrize("given", [True, False], ids=["a key", "the key both make"])
def test_one_task_and_one_answer(server: Server, key: str, *, given: bool) -> None:
    # Everything that JSON writes differently in the two languages, unless care is taken.
    payload = {"amount": 250.0, "tiny": 1e-7, "huge": 1e21, "name": f"Zoë 💡 {key}", "\uffee": 1, "💡": [None, True, {}]}
    question: dict[str, Any] = {
        "task": f"Approve it, Zoë? {key}",
        "payload_schema": PAYLOAD_SCHEMA,
        "payload": payload,
        "response_schema": RESPONSE_SCHEMA,
        "timeout_seconds": 900,
        **({"idempotency_key": key} if given else {}),
    }
    used = key if given else generate_idempotency_key(question["task"], payload)
    typescript = start_typescript(server, question)
    told: list[CreatedTask] = []

    def answer() -> None:
        wait_until(lambda: told)
        assert typescript.stdout
        assert json.loads(typescript.stdout.readline()) == {"id": told[0].id}
        server.answer(used, ANSWER)

    person = Person(answer)
    mine = await_human_sync(**question, on_task=told.append)
    person.done()
    theirs, _ = typescript.communicate(timeout=30)
    assert mine == json.loads(theirs)["answer"] == ANSWER
    assert len(server.tasks(used)) == 1
    assert server.audit(told[0].id).count("completed") <= 1

"""The server of the human for tests says what the real one says."""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

import pytest

from awaithumans.http.effects import Exchange
from awaithumans.testing.in_memory_server import Held, after, answer_to
from awaithumans.testing.judge_schema import judge_part, judge_schema
from awaithumans.testing.world import World
from tests.server import ROOT

VECTORS = ROOT / "contract/vectors"
SCHEMAS = json.loads((VECTORS / "answers.json").read_text(encoding="utf-8"))["schemas"]
CONVERSATIONS = json.loads((VECTORS / "conversations.json").read_text(encoding="utf-8"))["conversations"]


@pytest.mark.parametrize("vector", SCHEMAS, ids=[vector["of"] for vector in SCHEMAS])
def test_judges_as_the_server_does(vector: dict[str, Any]) -> None:
    for good in vector["pass"]:
        assert judge_schema(vector["schema"], good) == [], good
    for case in vector["fail"]:
        found = {(problem.path, problem.message) for problem in judge_schema(vector["schema"], case["answer"])}
        assert found, case
        if case["problems"] is not None:
            assert found == {(problem["path"], problem["message"]) for problem in case["problems"]}


def test_judges_what_is_still_to_come_and_ends_in_circles() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string", "minLength": 2}}, "required": ["a", "b"]}
    assert judge_part(schema, {"a": ""}) == []
    assert len(judge_part(schema, {"a": 1})) == 1
    assert judge_schema({"$ref": "#"}, {}) == []


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[conversation["of"] for conversation in CONVERSATIONS])
def test_answers_as_the_server_does(conversation: dict[str, Any]) -> None:
    world, key, task_id = World(time.time(), lambda _: None), f"key-{uuid.uuid4()}", ""
    for step in conversation["steps"]:
        asked = step["ask"]
        body = json.dumps(asked["body"]).replace("{key}", key).encode() if "body" in asked else None
        url = f"http://humans.test{asked['path'].replace('{id}', task_id)}"
        found = answer_to(world, Exchange(asked["method"], url, {}, body, 30))
        raw = after(world, found) if isinstance(found, Held) else found
        said = json.loads(raw.text)
        assert raw.status == step["status"], said
        assert {name: said[name] for name in step["body"]} == step["body"]
        assert {name: said["detail"][name] for name in step.get("detail", {})} == step.get("detail", {})
        assert {name: raw.headers.get(name) for name in step.get("headers", {})} == step.get("headers", {})
        if "paths" in step:
            assert sorted(error["path"] for error in said["errors"]) == step["paths"]
        task_id = said["id"] if raw.status == 201 else task_id

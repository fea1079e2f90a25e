"""People ask the agent back while it waits."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from awaithumans import AsyncAwaitHumans, AwaitHumans, Comment, await_human, await_human_sync
from tests.models import question
from tests.server import Person, Server, wait_until


def said(task_id: str) -> list[tuple[str, str]]:
    with AwaitHumans() as humans:
        return [(comment.kind, comment.body) for comment in humans.tasks.comments(task_id)]


def ask_back(server: Server, task_id: str, *bodies: str) -> None:
    with server.signed_in() as browser:
        for body in bodies:
            words = {"body": body, "kind": "question_to_agent"}
            browser.post(f"/api/tasks/{task_id}/comments", json=words).raise_for_status()


def test_the_agent_replies_as_often_as_it_is_asked(server: Server, key: str) -> None:
    def person() -> None:
        task_id = server.asked(key)["id"]
        ask_back(server, task_id, "Whose?")
        wait_until(lambda: ("agent_reply", "About Whose?") in said(task_id))
        ask_back(server, task_id, "Anybody?")
        wait_until(lambda: len(heard) == 2)
        server.answer(key, {"approved": True})

    def reply(comment: Comment) -> str | None:
        heard.append(comment.body)
        return None if comment.body == "Anybody?" else f"About {comment.body}"

    heard: list[str] = []
    asking = Person(person)
    assert await_human_sync(**question(idempotency_key=key), on_question=reply).approved
    asking.done()
    assert heard == ["Whose?", "Anybody?"]
    assert [kind for kind, _ in said(server.asked(key)["id"])] == ["question_to_agent", "agent_reply", "question_to_agent"]


def test_an_agent_that_is_started_again_replies_to_nothing_twice(server: Server, key: str) -> None:
    async def dying(comment: Comment) -> str:
        if comment.body == "Second?":
            raise RuntimeError("The model is gone.")
        return "One"

    async def main() -> None:
        call: dict[str, Any] = question(idempotency_key=key)
        async with AsyncAwaitHumans() as humans:
            task = (await humans.tasks.create(**call)).task
        await asyncio.to_thread(ask_back, server, task.id, "First?", "Second?")
        with pytest.raises(RuntimeError, match="The model is gone"):
            await await_human(**call, on_question=dying)
        again = asyncio.create_task(await_human(**call, on_question=lambda comment: f"Again {comment.body}"))
        await asyncio.to_thread(wait_until, lambda: ("agent_reply", "Again Second?") in said(task.id))
        server.answer(key, {"approved": True})
        assert (await again).approved
        assert [body for _, body in said(task.id)] == ["First?", "Second?", "One", "Again Second?"]

    asyncio.run(main())

"""The server's routes for agents, spoken by a world in memory.

What it answers to a conversation is what the server answers: contract/vectors/conversations.json is held with both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit

from awaithumans.http.effects import Exchange, RawAnswer
from awaithumans.limits import POLL_SECONDS, POLL_SECONDS_MIN, TIMEOUT_SECONDS_MAX, TIMEOUT_SECONDS_MIN
from awaithumans.testing.judge_schema import canonical, judge_part, judge_schema
from awaithumans.testing.question import Question, moment
from awaithumans.testing.world import World
from awaithumans.types import TERMINAL_STATUSES

_SAME = ("task", "payload", "response_schema")
"""What makes two questions the same one, as the server sees it."""
_FILTERS = {"status", "terminal", "q", "limit", "offset", "cursor"}


@dataclass(frozen=True)
class Held:
    """A poll: it is answered when the question has ended, or the clock has reached `until`."""

    question: Question
    until: float


@dataclass(frozen=True)
class _Request:
    world: World
    task_id: str
    query: Mapping[str, str]
    body: dict[str, Any]


_Handle: TypeAlias = "Callable[[_Request], RawAnswer | Held]"


def reply(status: int, body: Any, headers: Mapping[str, str] | None = None) -> RawAnswer:
    """An answer with a body of JSON. The names of headers are lowercase."""
    return RawAnswer(status, {"content-type": "application/json", **(headers or {})}, json.dumps(body))


def refused(status: int, code: str, message: str, **more: Any) -> RawAnswer:
    """An error as the server tells one."""
    return reply(status, {"error": code, "message": message, "docs": "https://docs.awaithumans.dev/testing", **more})


def _invalid(field: str, message: str) -> RawAnswer:
    detail = [{"type": "value_error", "loc": ["body", field], "msg": message}]
    return refused(422, "VALIDATION_FAILED", f"{field}: {message}", detail=detail)


def _ended(question: Question) -> RawAnswer:
    wire = question.wire
    at = wire["completed_at"] or wire["timed_out_at"] or wire["updated_at"]
    detail = {"status": question.status, "by": wire["completed_by_email"], "at": at}
    words = question.status.replace("_", " ")
    return refused(409, "TASK_ALREADY_TERMINAL", f"This task is {words} already.", detail=detail)


def _create(request: _Request) -> RawAnswer:
    body = request.body
    known = request.world.by_key(body["idempotency_key"])
    if known:
        return _replay(known, body)
    if body.get("verifier_config"):
        return refused(422, "VERIFIER_PROVIDER_UNKNOWN", "The server has no verifiers: leave `verifier_config` out.")
    for problem in judge_part(body["response_schema"], body.get("initial_response") or {}):
        return _invalid("initial_response", f"{problem.path or '/'}: {problem.message}")
    on_timeout = body.get("on_timeout")
    if isinstance(on_timeout, dict):
        for problem in judge_schema(body["response_schema"], on_timeout["response"]):
            return _invalid("on_timeout", f"response{problem.path}: {problem.message}")
    return reply(201, request.world.ask(body).wire)


def _replay(known: Question, body: dict[str, Any]) -> RawAnswer:
    differs = [part for part in _SAME if canonical(known.request[part]) != canonical(body[part])]
    if differs:
        message = f'The idempotency key "{known.idempotency_key}" already belongs to a different question: {" and ".join(differs)} differ.'
        return refused(409, "IDEMPOTENCY_KEY_MISMATCH", message, detail={"differs": differs})
    known.times_asked += 1
    return reply(201, known.wire, {"idempotent-replayed": "true"})


def _of_task(handle: Callable[[Question, _Request], RawAnswer | Held]) -> _Handle:
    def found(request: _Request) -> RawAnswer | Held:
        question = request.world.by_id(request.task_id)
        if question:
            return handle(question, request)
        return refused(404, "TASK_NOT_FOUND", f'There is no task "{request.task_id}".')

    return found


def _poll(question: Question, request: _Request) -> Held:
    seconds = int(request.query.get("timeout", POLL_SECONDS))
    # The shortest poll is the last look after a deadline of the caller's own: no time is to pass for it.
    return Held(question, request.world.now + (seconds if seconds > POLL_SECONDS_MIN else 0))


def _cancel(question: Question, request: _Request) -> RawAnswer:
    if not question.move(("cancel",), request.world.now):
        return _ended(question)
    request.world.changed()
    return reply(200, question.wire)


def _complete(question: Question, request: _Request) -> RawAnswer:
    body = request.body
    attempt = request.world.submit(question, body["response"], body.get("completed_by_email"), body.get("completed_via_channel"))
    if attempt.verdict == "accepted":
        return reply(200, question.wire)
    if attempt.verdict == "late":
        return _ended(question)
    errors = [{"path": problem.path, "message": problem.message} for problem in attempt.problems]
    words = " ".join(f"{each['path'] or '/'} {each['message']}" for each in errors)
    return refused(422, "RESPONSE_INVALID", f"The answer does not fit: {words}", errors=errors)


def _extend(question: Question, request: _Request) -> RawAnswer:
    seconds = request.body.get("timeout_seconds", 0)
    if not TIMEOUT_SECONDS_MIN <= seconds <= TIMEOUT_SECONDS_MAX:
        return _invalid("timeout_seconds", "is out of range.")
    if not question.is_open:
        return _ended(question)
    deadline = request.world.now + seconds
    if deadline < question.deadline:
        return _invalid("timeout_seconds", "would end the task before its present deadline.")
    question.deadline = deadline
    question.wire.update(timeout_at=moment(deadline), updated_at=moment(request.world.now))
    question.events.append("extended")
    request.world.changed()
    return reply(200, question.wire)


def _matches(question: Question, query: Mapping[str, str]) -> bool:
    status = query.get("status")
    if status and question.status != status:
        return False
    if not status and query.get("terminal") == "true" and question.status not in TERMINAL_STATUSES:
        return False
    text = f"{question.task} {question.idempotency_key} {json.dumps(question.payload)}"
    return query.get("q", "").lower() in text.lower()


def _list(request: _Request) -> RawAnswer:
    query = request.query
    for unknown in query.keys() - _FILTERS:
        return _invalid(unknown, "the test client does not filter by it; filter `asked` yourself.")
    questions = request.world.questions
    total = sum(_matches(question, query) for question in questions)
    # A cursor is the last question of the page before, and stays right when that no longer matches.
    last = request.world.by_id(query.get("cursor", ""))
    if "cursor" in query and last is None:
        return _invalid("cursor", "is not one that this server gave out.")
    older = questions[: questions.index(last)] if last else questions
    offset = 0 if last else int(query.get("offset", 0))
    left = [question for question in reversed(older) if _matches(question, query)][offset:]
    page = left[: int(query.get("limit", 50))]
    more = {"link": f'</api/tasks?cursor={page[-1].id}>; rel="next"'} if len(left) > len(page) else {}
    masked = [{**question.wire, "payload": {"_redacted": True}} if question.wire["redact_payload"] else question.wire for question in page]
    return reply(200, masked, {"x-total-count": str(total), **more})


_ROUTES: list[tuple[str, str, _Handle]] = [
    ("POST", r"/api/tasks()", _create),
    ("GET", r"/api/tasks()", _list),
    ("GET", r"/api/tasks/([^/]+)", _of_task(lambda question, _: reply(200, question.wire))),
    ("GET", r"/api/tasks/([^/]+)/poll", _of_task(_poll)),
    ("POST", r"/api/tasks/([^/]+)/cancel", _of_task(_cancel)),
    ("POST", r"/api/tasks/([^/]+)/extend", _of_task(_extend)),
    ("POST", r"/api/tasks/([^/]+)/complete", _of_task(_complete)),
]


def answer_to(world: World, exchange: Exchange) -> RawAnswer | Held:
    """What the server would answer."""
    url = urlsplit(exchange.url)
    query = {name: values[-1] for name, values in parse_qs(url.query).items()}
    body = json.loads(exchange.body) if exchange.body else {}
    # The address of a server may carry a path of its own.
    route = url.path[max(0, url.path.find("/api/")) :]
    for method, path, handle in _ROUTES:
        found = re.fullmatch(path, route) if method == exchange.method else None
        if found:
            answer = handle(_Request(world, unquote(found.group(1)), query, body))
            # A mistake of the script is told in place of any other answer.
            return answer if isinstance(answer, Held) or world.failure is None else told(world.failure)
    return refused(404, "NOT_FOUND", f"The test client does not speak {exchange.method} {url.path}.")


def told(failure: Exception) -> RawAnswer:
    """What everybody is told once a script cannot be followed."""
    return refused(400, "TEST_SCRIPT", str(failure))


def after(world: World, held: Held) -> RawAnswer:
    """The answer to a poll that has been held."""
    return reply(200, held.question.poll()) if world.failure is None else told(world.failure)

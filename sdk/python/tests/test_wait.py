"""Hours of waiting, outages and deadlines, on a clock that jumps."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest

from awaithumans.ask import ask
from awaithumans.errors import (
    PollError,
    ResponseRedactedError,
    SchemaValidationError,
    ServerUnreachableError,
    TaskCreateError,
    TaskNotFoundError,
    TaskTimeoutError,
    VerificationExhaustedError,
)
from awaithumans.http.run import run
from awaithumans.wait_for_task import wait_for_task
from tests.models import Decision, question
from tests.script import Script, cut, held, poll, reply, task

ANSWER = poll("completed", response={"approved": True})


def ask_in(script: Script, **changes: Any) -> Any:
    options = question(idempotency_key="key-1", **changes)
    schema = options.pop("response_schema")
    return run(ask(script.session(), options, schema), script.perform)  # type: ignore[arg-type]


def test_polls_of_25_seconds_until_the_answer() -> None:
    script = Script()
    waits = [held(script, 25, poll()) for _ in range(100)]
    script.replies = [reply(task()), *waits, ANSWER]
    assert ask_in(script, timeout_seconds=3600) == Decision(approved=True)
    assert script.pauses == []
    assert {exchange.url.rsplit("/", 1)[-1] for exchange in script.sent[1:]} == {"poll?timeout=25"}
    assert {exchange.timeout for exchange in script.sent[1:]} == {35}


def test_the_server_decides_what_came_first_so_the_wait_goes_a_minute_past_the_deadline() -> None:
    script = Script()
    script.replies = [reply(task()), held(script, 25, poll())]
    start = script.now
    with pytest.raises(TaskTimeoutError, match='Nobody answered "Approve this') as error:
        ask_in(script, timeout_seconds=60)
    assert error.value.task_id == "task-1"
    assert 120 <= script.now - start <= 150


def test_a_machine_that_slept_through_the_deadline_still_hears_the_answer() -> None:
    script = Script()
    script.replies = [reply(task()), held(script, 100_000, poll()), ANSWER]
    assert ask_in(script, timeout_seconds=60).approved


def test_a_task_that_is_given_more_time_is_waited_for_longer() -> None:
    script = Script()
    later = datetime.datetime.fromtimestamp(script.now + 7200, datetime.timezone.utc).isoformat()
    script.replies = [reply(task()), *[held(script, 25, poll(timeout_at=later)) for _ in range(200)], ANSWER]
    assert ask_in(script, timeout_seconds=60).approved
    script = Script()
    script.replies = [reply(task()), held(script, 25, poll(timeout_at=later))]
    with pytest.raises(TaskTimeoutError):
        ask_in(script, timeout_seconds=60)
    assert script.now - 1_000_000 > 7200


def test_early_answers_are_not_a_hot_loop() -> None:
    script = Script()
    script.replies = [reply(task()), *[poll() for _ in range(6)], ANSWER]
    ask_in(script)
    assert script.pauses == [0.5, 1, 2, 4, 8, 15]


def test_pauses_grow_with_full_jitter() -> None:
    script = Script(reply(task()), *[cut() for _ in range(7)], ANSWER)
    script.jitter = 0.5
    ask_in(script)
    assert script.pauses == [0.25, 0.5, 1, 2, 4, 7.5, 7.5]


@pytest.mark.parametrize(
    ("header", "pause"),
    [("7", 7.5), ("0", 0.5), ("100000", 300.5), ("-5", 0.5), ("soon", 0.5), ("nan", 0.5), ("Mon, 12 Jan 1970 13:46:50 GMT", 10.5)],
)
def test_retry_after(header: str, pause: float) -> None:
    script = Script(reply(task()), reply("", 503, retry_after=header), ANSWER)
    ask_in(script)
    assert script.pauses == [pause]


def test_ten_minutes_of_outage_are_survived_and_more_are_told() -> None:
    script = Script(reply(task()), cut())
    start = script.now
    with pytest.raises(ServerUnreachableError) as error:
        ask_in(script, timeout_seconds=86_400)
    assert 580 < script.now - start <= 600
    assert error.value.attempts is not None
    assert error.value.attempts > 40
    assert error.value.task_id == "task-1"


def test_creating_gives_up_after_five_attempts() -> None:
    for failure, wanted in ((cut(), ServerUnreachableError), (reply("<html>", 502), TaskCreateError)):
        script = Script(failure)
        with pytest.raises(wanted) as error:
            ask_in(script)
        assert error.value.attempts == len(script.sent) == 5


def test_max_retries_is_the_callers() -> None:
    script = Script(cut())
    with pytest.raises(ServerUnreachableError):
        run(wait_for_task(script.session(max_retries=1), "task-1", math.inf), script.perform)
    assert len(script.sent) == 2


def test_every_attempt_sends_the_same_bytes() -> None:
    script = Script(cut(), reply("", 500), reply(task(status="completed", response={"approved": False})))
    assert not ask_in(script).approved
    assert len({exchange.body for exchange in script.sent}) == 1


def test_a_task_that_has_ended_is_not_waited_for() -> None:
    script = Script(reply(task(status="completed", response={"approved": True}), 201, idempotent_replayed="true"))
    assert ask_in(script).approved
    assert len(script.sent) == 1


def test_how_else_a_task_ends() -> None:
    script = Script(reply(task()), poll("verification_exhausted", verification_attempt=3))
    with pytest.raises(VerificationExhaustedError) as exhausted:
        ask_in(script)
    assert (exhausted.value.attempts, exhausted.value.task_id) == (3, "task-1")
    with pytest.raises(ResponseRedactedError, match="callback_url"):
        ask_in(Script(reply(task(status="completed", redact_response_after_submit=True))))
    with pytest.raises(SchemaValidationError, match="no answer"):
        ask_in(Script(reply(task(status="completed"))))


def test_a_status_of_a_later_server_is_not_the_end() -> None:
    script = Script()
    script.replies = [reply(task()), held(script, 25, poll("pondering")), ANSWER]
    assert ask_in(script).approved


def test_refusals_are_told_at_once() -> None:
    script = Script(reply(task()), reply({"error": "X", "message": "No."}, 403, x_request_id="r-1"))
    with pytest.raises(PollError, match="No\\.") as error:
        ask_in(script)
    assert (error.value.status, error.value.attempts, error.value.request_id) == (403, 1, "r-1")
    assert error.value.task_id == "task-1"
    with pytest.raises(TaskNotFoundError):
        ask_in(Script(reply(task()), reply({}, 404)))


def test_answers_that_are_none() -> None:
    cases = {
        "not JSON": reply("<html>Welcome</html>"),
        "redirects to https://elsewhere": reply("", 308, location="https://elsewhere"),
        "not what this client knows": reply({"id": 7}),
    }
    for words, answer in cases.items():
        with pytest.raises(TaskCreateError, match=words):
            ask_in(Script(answer))


def test_a_server_of_an_earlier_release_is_understood() -> None:
    """The published server does not send all that ours sends."""
    earlier = {"status": "completed", "response": {"approved": True}, "completed_at": None, "timed_out_at": None}
    assert ask_in(Script(reply({"id": "task-1", "status": "created"}), reply(earlier))).approved
    exhausted = reply({"status": "verification_exhausted", "response": None})
    with pytest.raises(VerificationExhaustedError):
        ask_in(Script(reply(task()), exhausted))


def test_a_server_of_another_version_is_named_as_a_cause() -> None:
    with pytest.raises(PollError, match=r"verification_attempt: Input should be a valid integer.*another version"):
        ask_in(Script(reply(task()), reply({"status": "created", "verification_attempt": "many"})))
    with pytest.raises(PollError, match="does not say how the task is"):
        ask_in(Script(reply(task()), reply({"ok": True})))
    with pytest.raises(TaskCreateError, match="not a task"):
        ask_in(Script(reply({"ok": True})))

"""Every error says what, why and the fix, and survives a trip between processes."""

from __future__ import annotations

import pickle
import re

import pytest

import awaithumans
from awaithumans import errors
from tests.server import ROOT

ALL = [
    errors.TaskTimeoutError("Approve?", 900),
    errors.TaskCancelledError("Approve?"),
    errors.VerificationExhaustedError("Approve?", 3),
    errors.ResponseRedactedError("Approve?"),
    errors.TaskNotFoundError("t-1"),
    errors.TaskAlreadyTerminalError("t-1", "cancelled"),
    errors.SchemaValidationError("payload", "amount: Field required"),
    errors.UnsupportedSchemaError("response_schema", "It is 7."),
    errors.TimeoutRangeError(5),
    errors.MarketplaceNotAvailableError(),
    errors.TaskCreateError(422, "x" * 1000),
    errors.PollError("t-1", 403, "no"),
    errors.RequestError("Listing tasks", 500, ""),
    errors.EmbedTokenError(401, "no"),
    errors.IdempotencyMismatchError("key-1", ["payload"]),
    errors.ServerUnreachableError("http://x", ConnectionError("refused")),
    errors.WaitAbortedError("t-1", 5),
    errors.WebhookVerificationError("the signature is wrong", "Pass the raw body."),
    errors.PayloadKeyMissingError(),
    errors.PayloadKeyInvalidError("it has 3 bytes, not 32"),
]

CODES = {
    "TaskTimeoutError": "TIMEOUT_EXCEEDED",
    "SchemaValidationError": "SCHEMA_VALIDATION_FAILED",
    "TimeoutRangeError": "TIMEOUT_OUT_OF_RANGE",
    "TaskAlreadyTerminalError": "TASK_ALREADY_TERMINAL",
    "VerificationExhaustedError": "VERIFICATION_EXHAUSTED",
    "MarketplaceNotAvailableError": "MARKETPLACE_NOT_AVAILABLE",
    "TaskNotFoundError": "TASK_NOT_FOUND",
    "TaskCancelledError": "TASK_CANCELLED",
    "TaskCreateError": "TASK_CREATE_FAILED",
    "PollError": "POLL_FAILED",
    "ServerUnreachableError": "SERVER_UNREACHABLE",
}


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
class TestEvery:
    def test_is_one_of_ours_and_at_the_root(self, error: errors.AwaitHumansError) -> None:
        name = type(error).__name__
        assert isinstance(error, errors.AwaitHumansError)
        assert getattr(awaithumans, name) is getattr(errors, name) is type(error)
        assert error.code == CODES.get(name, error.code)

    def test_says_what_why_and_where_to_read_more(self, error: errors.AwaitHumansError) -> None:
        headline, hint, docs = str(error).split("\n\n")
        assert headline == error.headline
        assert hint == error.hint
        assert docs == f"Docs: {error.docs_url}"
        assert error.message == str(error)

    def test_is_in_the_documentation(self, error: errors.AwaitHumansError) -> None:
        page, _, anchor = error.docs_url.removeprefix("https://docs.awaithumans.dev/").partition("#")
        if page == "troubleshooting":
            titles = re.findall(r"^#+ (.*)$", (ROOT / "docs/troubleshooting.md").read_text(), re.MULTILINE)
            assert anchor in {re.sub(r"[^a-z0-9-]", "", title.lower().replace(" ", "-").replace("_", "-")) for title in titles}

    def test_survives_a_trip_between_processes(self, error: errors.AwaitHumansError) -> None:
        sent = error.with_(task_id="t-9", request_id="r-1")
        copy = pickle.loads(pickle.dumps(sent))  # noqa: S301 -- our own
        assert type(copy) is type(sent)
        assert str(copy) == str(sent)
        assert copy.__dict__ == sent.__dict__


def test_a_long_body_is_cut() -> None:
    assert errors.TaskCreateError(422, "x" * 1000).hint == f"The server said: {'x' * 500}"

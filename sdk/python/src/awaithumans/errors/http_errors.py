"""The server refused, or could not be reached."""

from __future__ import annotations

from collections.abc import Sequence

from awaithumans.errors.base import AwaitHumansError

_BODY_EXCERPT = 500
"""Characters of a body that are repeated in an error: enough for any JSON error, short enough for a log line."""


def _said(body: str) -> str:
    return f"The server said: {body[:_BODY_EXCERPT]}" if body else "The server said nothing more."


class TaskCreateError(AwaitHumansError):
    """`TASK_CREATE_FAILED`: the server would not create the task; `status` and the text say why."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(
            code="TASK_CREATE_FAILED",
            page="/troubleshooting#task-create-failed",
            headline=f"The task was not created (HTTP {status}).",
            hint=_said(body),
        )
        self.status = status


class IdempotencyMismatchError(AwaitHumansError):
    """`IDEMPOTENCY_KEY_MISMATCH`: the key already belongs to another question, whose answer must not be used for this one."""

    def __init__(self, idempotency_key: str, differs: Sequence[str], message: str = "") -> None:
        super().__init__(
            code="IDEMPOTENCY_KEY_MISMATCH",
            page="/troubleshooting#idempotency-key-mismatch",
            headline=message or f'The idempotency key "{idempotency_key}" already belongs to a different question.',
            hint="Same key means same task, payload and response schema. Use a new key for a new question.",
        )
        self.idempotency_key = idempotency_key
        """The key in question."""
        self.differs = tuple(differs)
        """What is not the same: `task`, `payload`, `response_schema`."""
        self.status = 409


class PollError(AwaitHumansError):
    """`POLL_FAILED`: the task exists, but waiting for its answer failed. The same call, made again, takes the wait up again."""

    def __init__(self, task_id: str, status: int, body: str) -> None:
        super().__init__(
            code="POLL_FAILED",
            page="/troubleshooting#poll-failed",
            headline=f"Waiting for task {task_id} failed (HTTP {status}).",
            hint=_said(body),
        )
        self.task_id = task_id
        self.status = status


class RequestError(AwaitHumansError):
    """`REQUEST_FAILED`: the server refused a call about tasks, people, keys or deliveries; `status` and the text say why."""

    def __init__(self, action: str, status: int, body: str) -> None:
        super().__init__(
            code="REQUEST_FAILED",
            page="/troubleshooting#request-failed",
            headline=f"{action} failed (HTTP {status}).",
            hint=_said(body),
        )
        self.status = status


class EmbedTokenError(AwaitHumansError):
    """`EMBED_TOKEN_FAILED`: the server would not sign an embed token."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(
            code="EMBED_TOKEN_FAILED",
            page="/troubleshooting#embed-token-failed",
            headline=f"The embed token was not issued (HTTP {status}).",
            hint=_said(body),
        )
        self.status = status


class ServerUnreachableError(AwaitHumansError):
    """`SERVER_UNREACHABLE`: no answer came, however often it was tried. `__cause__` is the last network error."""

    def __init__(self, url: str, cause: object, advice: str = "") -> None:
        known = f"{advice} " if advice else ""
        super().__init__(
            code="SERVER_UNREACHABLE",
            page="/troubleshooting#server-unreachable",
            headline=f"The server at {url} cannot be reached.",
            hint=f"Is it running, and is the address right (server_url, AWAITHUMANS_URL)? {known}The last error was: {_describe(cause)}",
        )
        self.url = url
        """The address that was tried."""


class WaitAbortedError(AwaitHumansError):
    """`WAIT_ABORTED`: `tasks.wait` reached its own limit before the task ended. The task stays open."""

    def __init__(self, task_id: str, seconds: float) -> None:
        super().__init__(
            code="WAIT_ABORTED",
            page="/troubleshooting#wait-aborted",
            headline=f"Stopped waiting for task {task_id} after {seconds:g} seconds.",
            hint="The task stays open: tasks.wait() or the same await_human() call waits for it again.",
        )
        self.task_id = task_id


def _describe(cause: object) -> str:
    """The words of an error, and its name where it has none."""
    if not isinstance(cause, BaseException):
        return str(cause)
    return str(cause) or type(cause).__name__

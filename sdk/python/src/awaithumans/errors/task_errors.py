"""How a task ended, when not with an answer."""

from __future__ import annotations

from awaithumans.errors.base import AwaitHumansError


class TaskTimeoutError(AwaitHumansError):
    """`TIMEOUT_EXCEEDED`: nobody answered in time. The task is closed; asking again needs a new idempotency key."""

    def __init__(self, task: str, timeout_seconds: float) -> None:
        super().__init__(
            code="TIMEOUT_EXCEEDED",
            page="/troubleshooting#timeout",
            headline=f'Nobody answered "{task}" within {timeout_seconds:g} seconds.',
            hint=(
                "Give people longer (timeout_seconds), tell them (notify), or ask somebody else (assign_to). "
                "To ask again, use a new idempotency_key."
            ),
        )


class TaskCancelledError(AwaitHumansError):
    """`TASK_CANCELLED`: somebody withdrew the question before it was answered."""

    def __init__(self, task: str) -> None:
        super().__init__(
            code="TASK_CANCELLED",
            page="/troubleshooting#task-cancelled",
            headline=f'"{task}" was cancelled.',
            hint="The audit trail of the task says by whom. To ask again, use a new idempotency_key.",
        )


class VerificationExhaustedError(AwaitHumansError):
    """`VERIFICATION_EXHAUSTED`: the verifier refused every answer it allowed for; `attempts` says how many."""

    def __init__(self, task: str, max_attempts: int) -> None:
        super().__init__(
            code="VERIFICATION_EXHAUSTED",
            page="/troubleshooting#verification-exhausted",
            headline=f'The verifier refused all {max_attempts} answers to "{task}".',
            hint=("The task shows each answer and the verifier's reason. Make the instructions clearer, or raise max_attempts."),
        )
        self.attempts = max_attempts


class ResponseRedactedError(AwaitHumansError):
    """`RESPONSE_REDACTED`: the answer was given, handed to the callback, and then erased, as the task asked."""

    def __init__(self, task: str) -> None:
        super().__init__(
            code="RESPONSE_REDACTED",
            page="/troubleshooting#response-redacted",
            headline=f'The answer to "{task}" is no longer on the server.',
            hint=("redact_response_after_submit erases it once callback_url has received it: read it there, or leave the option off."),
        )


class TaskNotFoundError(AwaitHumansError):
    """`TASK_NOT_FOUND`: there is no such task, or it was deleted while it was waited for."""

    def __init__(self, task_id: str) -> None:
        super().__init__(
            code="TASK_NOT_FOUND",
            page="/troubleshooting#task-not-found",
            headline=f"There is no task {task_id}.",
            hint="It may have been deleted, or it lives on another server: check the address.",
        )
        self.task_id = task_id
        self.status = 404


class TaskAlreadyTerminalError(AwaitHumansError):
    """`TASK_ALREADY_TERMINAL`: the task has ended, so it can no longer be changed."""

    def __init__(self, task_id: str, task_status: str = "ended") -> None:
        super().__init__(
            code="TASK_ALREADY_TERMINAL",
            page="/troubleshooting#task-already-terminal",
            headline=f"Task {task_id} is already {task_status}.",
            hint="A task that has ended never changes. Read it with tasks.get() to see how it ended.",
        )
        self.task_id = task_id
        self.task_status = task_status
        """How the task ended, or `ended` when the server did not say."""

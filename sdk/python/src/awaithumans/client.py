"""`await_human` and `await_human_sync`: ask a person and wait for the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from typing_extensions import TypeVar

from awaithumans.default_client import default_client
from awaithumans.generated.api import Comment
from awaithumans.options import AskOptions, OnTimeout, Payload
from awaithumans.types import AssignTo, CreatedTask, JsonSchema, VerifierConfig

ResponseT = TypeVar("ResponseT", default=dict[str, Any])


async def await_human(
    *,
    task: str,
    payload_schema: type[Any] | JsonSchema,
    payload: Payload,
    response_schema: type[ResponseT] | JsonSchema,
    timeout_seconds: float,
    assign_to: AssignTo | None = None,
    notify: Sequence[str] | None = None,
    verifier: VerifierConfig | None = None,
    idempotency_key: str | None = None,
    redact_payload: bool = False,
    server_url: str | None = None,
    api_key: str | None = None,
    task_metadata: Mapping[str, str] | None = None,
    initial_response: Payload | None = None,
    redact_response_after_submit: bool = False,
    callback_url: str | None = None,
    on_timeout: OnTimeout | None = None,
    remind_after: float | None = None,
    remind_every: float | None = None,
    escalate_after: float | None = None,
    escalate_to: AssignTo | None = None,
    form_definition: BaseModel | Mapping[str, Any] | None = None,
    on_task: Callable[[CreatedTask], object] | None = None,
    on_question: Callable[[Comment], object] | None = None,
    cancel_on_abort: bool = False,
) -> ResponseT:
    """Asks a person and waits for the answer, for as long as `timeout_seconds` allows.

    The wait is durable: the same call with the same `idempotency_key` comes back to the same task and the same answer, whatever
    crashed in between, on either side. Cancelling the asyncio task ends the wait at once.

    Example:
        decision = await await_human(
            task="Approve this $250 refund?",
            payload_schema=Refund,
            payload=Refund(amount=250, customer_id="cus_demo"),
            response_schema=Decision,
            timeout_seconds=15 * 60,
        )

    Args:
        task: The question, as a headline: 1 to 10 000 characters.
        payload_schema: Describes `payload`: a Pydantic model, a dataclass, a TypedDict, or a JSON Schema as a dict.
        payload: The evidence: an instance of `payload_schema`, or a dict that fits it.
        response_schema: Describes the answer, likewise. The form is drawn from it, the server checks the answer against it, and an
            instance of it is returned (of a TypedDict or a JSON Schema: a dict).
        timeout_seconds: Seconds until the task times out: 60 (a minute) to 2 592 000 (30 days).
        assign_to: [Who is asked](https://docs.awaithumans.dev/concepts#who-is-asked). Default: whoever may see the inbox.
        notify: Channels to tell, as `channel[+identity]:target`, e.g. `slack:#approvals`.
            [Does nothing yet](https://docs.awaithumans.dev/concepts#not-yet).
        verifier: A check of the answer by a model; see `awaithumans.verifiers`.
            [Refused yet](https://docs.awaithumans.dev/concepts#not-yet).
        idempotency_key: [What makes it the same question](https://docs.awaithumans.dev/concepts#idempotency): the same key is the same
            task, for ever. At most 512 characters. Default: a hash of `task` and `payload`, so give your own when the same question
            may have to be asked twice.
        redact_payload: Hides the payload in lists.
        server_url: Default: `AWAITHUMANS_URL`, then the development server of this machine, then `http://localhost:3001`.
        api_key: Default: `AWAITHUMANS_ADMIN_API_TOKEN`, then the development server's own token. Those two are sent only to
            loopback, to the origin of `AWAITHUMANS_URL` and to the development server.
        task_metadata: Context shown to the person as it is, e.g. a ticket number. Text to text.
        initial_response: The form opens filled with it. May be incomplete.
        redact_response_after_submit: Erases the answer from the server once `callback_url` has received it.
        callback_url: Receives a signed POST when the task ends; see `awaithumans.webhooks`.
        on_timeout: What the deadline does: `"time_out"`, or `{"response": …}`, an answer that then stands without anybody having given
            it.
        remind_after: Seconds until whoever is asked is reminded, of the pool's hours if `assign_to` names a pool: 60 (a minute) to
            2 592 000 (30 days). Default: what the pool says, else never.
        remind_every: Seconds, counted likewise, from one reminder to the next, for as long as the task is open. Default: what the pool
            says, else one reminder is all.
        escalate_after: Seconds, counted likewise, until the task is put to `escalate_to` as well. Default: what the pool says, else
            never.
        escalate_to: Who is asked then. Default: what the pool says.
        form_definition: The form, when it shall not be made from `response_schema`; see `awaithumans.forms`.
        on_task: Called once, when the task exists and before the wait begins, e.g. to print the link. May be asynchronous.
        on_question: Called with each question that people put to the agent while it waits; the text it returns is shown to them as the
            reply. May be asynchronous. What an agent has replied to is not asked again after a restart.
        cancel_on_abort: Withdraws the task when the wait is cancelled, so that nobody answers a question no agent waits for.

    Returns:
        What `response_schema` makes of the answer; its defaults and validators have been applied.

    Raises:
        TimeoutRangeError: `timeout_seconds`, `remind_after` or `escalate_after` is out of range.
        SchemaValidationError: An argument is not valid, or the answer does not fit `response_schema`; `field` says which.
        UnsupportedSchemaError: A schema cannot be turned into JSON Schema.
        TaskTimeoutError: Nobody answered in time.
        TaskCancelledError: Somebody withdrew the task.
        VerificationExhaustedError: The verifier refused every answer.
        IdempotencyMismatchError: The key belongs to another question.
        ResponseRedactedError: It was answered, and `redact_response_after_submit` has erased the answer.
        TaskCreateError: The server refused the task, e.g. for want of an API key, or because no form can be drawn.
        PollError: Waiting failed; the same call takes it up again.
        TaskNotFoundError: The task was deleted while it was waited for.
        ServerUnreachableError: No answer came from the server, however often it was tried.
        MarketplaceNotAvailableError: `assign_to` names the marketplace.

    """
    options: AskOptions = {
        "task": task,
        "payload_schema": payload_schema,
        "payload": payload,
        "timeout_seconds": timeout_seconds,
        "assign_to": assign_to,
        "notify": notify,
        "verifier": verifier,
        "idempotency_key": idempotency_key,
        "redact_payload": redact_payload,
        "server_url": server_url,
        "api_key": api_key,
        "task_metadata": task_metadata,
        "initial_response": initial_response,
        "redact_response_after_submit": redact_response_after_submit,
        "callback_url": callback_url,
        "on_timeout": on_timeout,
        "remind_after": remind_after,
        "remind_every": remind_every,
        "escalate_after": escalate_after,
        "escalate_to": escalate_to,
        "form_definition": form_definition,
        "on_task": on_task,
        "on_question": on_question,
        "cancel_on_abort": cancel_on_abort,
    }
    with default_client() as client:
        return await client.await_human(response_schema=response_schema, **options)


def await_human_sync(
    *,
    task: str,
    payload_schema: type[Any] | JsonSchema,
    payload: Payload,
    response_schema: type[ResponseT] | JsonSchema,
    timeout_seconds: float,
    assign_to: AssignTo | None = None,
    notify: Sequence[str] | None = None,
    verifier: VerifierConfig | None = None,
    idempotency_key: str | None = None,
    redact_payload: bool = False,
    server_url: str | None = None,
    api_key: str | None = None,
    task_metadata: Mapping[str, str] | None = None,
    initial_response: Payload | None = None,
    redact_response_after_submit: bool = False,
    callback_url: str | None = None,
    on_timeout: OnTimeout | None = None,
    remind_after: float | None = None,
    remind_every: float | None = None,
    escalate_after: float | None = None,
    escalate_to: AssignTo | None = None,
    form_definition: BaseModel | Mapping[str, Any] | None = None,
    on_task: Callable[[CreatedTask], object] | None = None,
    on_question: Callable[[Comment], object] | None = None,
    cancel_on_abort: bool = False,
) -> ResponseT:
    """`await_human` for code without an event loop: same arguments, answer and errors.

    Works where a loop is running too (notebooks, web frameworks), and blocks it: there, prefer `await_human`.
    """
    options: AskOptions = {
        "task": task,
        "payload_schema": payload_schema,
        "payload": payload,
        "timeout_seconds": timeout_seconds,
        "assign_to": assign_to,
        "notify": notify,
        "verifier": verifier,
        "idempotency_key": idempotency_key,
        "redact_payload": redact_payload,
        "server_url": server_url,
        "api_key": api_key,
        "task_metadata": task_metadata,
        "initial_response": initial_response,
        "redact_response_after_submit": redact_response_after_submit,
        "callback_url": callback_url,
        "on_timeout": on_timeout,
        "remind_after": remind_after,
        "remind_every": remind_every,
        "escalate_after": escalate_after,
        "escalate_to": escalate_to,
        "form_definition": form_definition,
        "on_task": on_task,
        "on_question": on_question,
        "cancel_on_abort": cancel_on_abort,
    }
    with default_client() as client:
        return client.await_human_sync(response_schema=response_schema, **options)


awaitHuman = await_human  # noqa: N816 -- published name
awaitHumanSync = await_human_sync  # noqa: N816 -- published name

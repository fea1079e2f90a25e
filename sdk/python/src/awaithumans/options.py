"""What a question may be asked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from pydantic import BaseModel
from typing_extensions import TypedDict

from awaithumans.generated.api import Comment
from awaithumans.types import AssignTo, CreatedTask, JsonSchema, VerifierConfig

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Payload: TypeAlias = "BaseModel | DataclassInstance | Mapping[str, object]"
"""The evidence: an instance of `payload_schema`, or a dict that fits it."""


OnTimeout: TypeAlias = "Literal['time_out'] | Mapping[Literal['response'], Payload]"
"""What the deadline of a task does: it times out, or is completed with an answer that nobody gave."""


class _Required(TypedDict):
    task: str
    """The question, as a headline: "Approve this $250 refund?" 1 to 10 000 characters."""
    payload_schema: type[Any] | JsonSchema
    """Describes `payload`: a Pydantic model, a dataclass, a TypedDict, or a JSON Schema."""
    payload: Payload
    """The evidence: what the person needs to decide. An instance of `payload_schema`, or a dict that fits it."""
    timeout_seconds: float
    """Seconds until the task times out: 60 (a minute) to 2 592 000 (30 days). Sent in whole seconds."""


class CreateTaskOptions(_Required, total=False):
    """What is asked, of whom, and for how long. `response_schema` is an argument of its own: it decides what comes back."""

    assign_to: AssignTo | None
    """[Who is asked](https://docs.awaithumans.dev/concepts#who-is-asked). Default: whoever may see the inbox."""
    notify: Sequence[str] | None
    """Channels to tell, as `channel[+identity]:target`, e.g. `slack:#approvals` or `email:ana@example.com`.
    [Does nothing yet](https://docs.awaithumans.dev/concepts#not-yet)."""
    verifier: VerifierConfig | None
    """A check of the answer by a model, before the task completes. [Refused yet](https://docs.awaithumans.dev/concepts#not-yet)."""
    idempotency_key: str | None
    """[What makes it the same question](https://docs.awaithumans.dev/concepts#idempotency): the same key is the same task, for ever, so
    that a restarted agent that asks again gets the same answer. At most 512 characters. Default: a hash of `task` and `payload`, so
    give your own when the same question may have to be asked twice."""
    redact_payload: bool
    """Hides the payload in lists. Default False."""
    callback_url: str | None
    """Receives a signed POST when the task ends: a [webhook](https://docs.awaithumans.dev/webhooks)."""
    task_metadata: Mapping[str, str] | None
    """Context shown to the person as it is, text by text, e.g. a ticket number. Never hidden by `redact_payload`."""
    initial_response: Payload | None
    """The form opens filled with it. May be incomplete."""
    redact_response_after_submit: bool
    """Erases the answer from the server once `callback_url` has received it; then only the callback ever sees it. Default
    False."""
    on_timeout: OnTimeout | None
    """What the deadline does: `"time_out"` (the default), or `{"response": …}`, an answer that then stands without anybody having
    given it."""
    remind_after: float | None
    """Seconds until whoever is asked is [reminded](https://docs.awaithumans.dev/escalation), of the pool's hours if `assign_to` names a
    pool: 60 (a minute) to 2 592 000 (30 days). Default: what the pool says, else never."""
    remind_every: float | None
    """Seconds, counted likewise, from one reminder to the next, for as long as the task is open. Default: what the pool says, else one
    reminder is all."""
    escalate_after: float | None
    """Seconds, counted likewise, until the task is put to `escalate_to` as well. Default: what the pool says, else never."""
    escalate_to: AssignTo | None
    """Who is asked then. Default: what the pool says."""
    form_definition: BaseModel | Mapping[str, Any] | None
    """The form, when it shall not be made from `response_schema`; see `awaithumans.forms`."""


class WaitOptions(TypedDict, total=False):
    """What happens around the wait."""

    on_task: Callable[[CreatedTask], object] | None
    """Called once, when the task exists and before the wait begins, e.g. to print the link. May be asynchronous where the call
    is. What it raises ends the call."""
    on_question: Callable[[Comment], object] | None
    """Called with each question that people put to the agent while it waits; the text it returns is shown to them as the reply. May be
    asynchronous where the call is. What an agent has replied to is not asked again after a restart. What it raises ends the call; the
    task stays open."""
    cancel_on_abort: bool
    """Withdraws the task when the wait is cancelled (asyncio) or interrupted (Ctrl-C), so that nobody answers a question that no
    agent waits for. Default False: the same call waits for it again."""


class AwaitHumanOptions(CreateTaskOptions, WaitOptions, total=False):
    """Everything `await_human()` takes beyond `response_schema` and the connection."""


class AskOptions(AwaitHumanOptions, total=False):
    """The same with the connection: everything that `await_human()` takes beyond `response_schema`."""

    server_url: str | None
    """Address of the server; a path is kept, trailing slashes are not. Default: `AWAITHUMANS_URL`, then the development server
    running on this machine, then `http://localhost:3001`."""
    api_key: str | None
    """Sent as `Authorization: Bearer …`. Default: `AWAITHUMANS_ADMIN_API_TOKEN`, then the development server's own token. Those
    two are sent only to loopback, to the origin of `AWAITHUMANS_URL` and to the development server."""

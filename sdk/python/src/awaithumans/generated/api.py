"""Written by `npm run sdk:generate` from the API's own definition. Change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from typing_extensions import NotRequired, TypedDict

from awaithumans.http.operation import Operation
from awaithumans.wire import OpenEnum, WireModel


class TaskStatus(OpenEnum):
    CREATED = "created"
    NOTIFIED = "notified"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    COMPLETED = "completed"
    REJECTED = "rejected"
    TIMED_OUT = "timed_out"
    CANCELLED = "cancelled"
    VERIFICATION_EXHAUSTED = "verification_exhausted"


class ErrorErrorsItem(WireModel):
    path: str
    message: str


class Error(WireModel):
    error: str
    """A stable code."""
    message: str
    """What is wrong, why, and how to fix it."""
    docs: str
    detail: Any = None
    """A sentence, or for 422 a list of {type, loc, msg}."""
    errors: list[ErrorErrorsItem] | None = None


class TaskResponseVerifierResult(WireModel):
    passed: bool
    reason: str
    parsed_response: Any = None


class TaskResponse(WireModel):
    id: str
    idempotency_key: str
    task: str
    payload: dict[str, Any] | None = None
    payload_schema: dict[str, Any]
    response_schema: dict[str, Any]
    form_definition: dict[str, Any] | None = None
    task_metadata: dict[str, str] | None = None
    status: TaskStatus
    assign_to: dict[str, Any] | None = None
    assigned_to_email: str | None = None
    assigned_to_user_id: str | None = None
    assigned_to_display_name: str | None = None
    assigned_to_slack_user_id: str | None = None
    initial_response: dict[str, Any] | None = None
    response: dict[str, Any] | None = None
    response_redacted_at: datetime | None = None
    redact_response_after_submit: bool
    verifier_result: TaskResponseVerifierResult | None = None
    verification_attempt: int
    timeout_seconds: int
    redact_payload: bool
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None = None
    timed_out_at: datetime | None = None
    completed_by_email: str | None = None
    completed_by_user_id: str | None = None
    completed_by_display_name: str | None = None
    completed_by_slack_user_id: str | None = None
    completed_via_channel: str | None = None


class PollResponse(WireModel):
    status: TaskStatus
    response: dict[str, Any] | None = None
    completed_at: datetime | None = None
    timed_out_at: datetime | None = None
    verification_attempt: int


class AuditEntryResponse(WireModel):
    id: str
    task_id: str
    from_status: TaskStatus | None = None
    to_status: TaskStatus
    action: str
    actor_type: str
    actor_email: str | None = None
    channel: str | None = None
    extra_data: dict[str, Any] | None = None
    created_at: datetime


class SetupStatusResponse(WireModel):
    needs_setup: bool
    token_active: bool


class CreateOperatorResponse(WireModel):
    user_id: str
    email: str


class HealthResponse(WireModel):
    status: str
    version: str


class VersionResponse(WireModel):
    name: str
    version: str


class SystemStatus(WireModel):
    version: str
    environment: str
    public_url: str
    auth_enabled: bool
    payload_encryption_enabled: bool
    admin_token_enabled: bool
    slack_mode: str
    email_transport: str | None = None
    email_from: str | None = None


class TasksListQuery(TypedDict):
    status: NotRequired[TaskStatus]
    """Exactly this status; wins over `terminal`."""
    assigned_to: NotRequired[str]
    """An email, a Slack user id, or part of a display name."""
    unassigned: NotRequired[bool]
    """Only tasks that nobody holds; wins over `assigned_to`."""
    terminal: NotRequired[bool]
    """Only tasks that have ended."""
    limit: NotRequired[int]
    offset: NotRequired[int]
    cursor: NotRequired[str]
    """The `cursor` of the previous page’s `Link` header; `offset` is ignored then."""
    q: NotRequired[str]
    """Text in the title, the payload or the key."""
    pool: NotRequired[str]
    """Tasks asked of this pool."""
    role: NotRequired[str]
    """Tasks asked of this role."""


class CreateTaskRequestVerifierConfig(TypedDict):
    provider: str
    model: NotRequired[str | None]
    instructions: str
    max_attempts: NotRequired[int]
    api_key_env: NotRequired[str | None]
    metadata: NotRequired[dict[str, Any] | None]


class CreateTaskRequest(TypedDict):
    task: str
    """What is asked of the person, as a headline."""
    payload: dict[str, Any]
    """The evidence: what the person needs to decide."""
    payload_schema: dict[str, Any]
    """JSON Schema of the payload."""
    response_schema: dict[str, Any]
    """JSON Schema of the answer; the form is drawn from it and the answer is checked against it."""
    form_definition: NotRequired[dict[str, Any] | None]
    """Labels and hints for fields of the form, by their name."""
    task_metadata: NotRequired[dict[str, str] | None]
    """Context shown to the person as it is."""
    initial_response: NotRequired[dict[str, Any] | None]
    """The form opens filled with it."""
    redact_response_after_submit: NotRequired[bool]
    timeout_seconds: int
    """Seconds until the task times out."""
    idempotency_key: str
    """The same key means the same task, for ever."""
    assign_to: NotRequired[dict[str, Any] | None]
    """Who is asked: a person, several, a role, a pool or an access level."""
    notify: NotRequired[list[str] | None]
    """Channels to tell, as `channel[+identity]:target`."""
    verifier_config: NotRequired[CreateTaskRequestVerifierConfig | None]
    redact_payload: NotRequired[bool]
    """Hide the payload in lists."""
    callback_url: NotRequired[str | None]
    """Receives a signed POST when the task ends."""


class CompleteTaskRequest(TypedDict):
    response: dict[str, Any]
    completed_by_email: NotRequired[str | None]
    """Read only with the admin token; for people the server stamps who they are."""
    completed_via_channel: NotRequired[str | None]
    """Read only with the admin token."""


class TasksPollQuery(TypedDict):
    timeout: NotRequired[int]
    """Seconds to hold the request."""


class CreateOperatorRequest(TypedDict):
    token: str
    """From the set-up link that the server prints."""
    email: str
    password: str
    display_name: NotRequired[str | None]


tasks_list: Operation[TasksListQuery, None, list[TaskResponse]] = Operation("GET", "/api/tasks", list[TaskResponse])
"""List tasks, newest first."""
tasks_create: Operation[None, CreateTaskRequest, TaskResponse] = Operation("POST", "/api/tasks", TaskResponse)
"""Ask a person."""
tasks_get: Operation[None, None, TaskResponse] = Operation("GET", "/api/tasks/{id}", TaskResponse)
"""Read a task."""
tasks_delete: Operation[None, None, None] = Operation("DELETE", "/api/tasks/{id}", None)
"""Delete a task for good."""
tasks_complete: Operation[None, CompleteTaskRequest, TaskResponse] = Operation("POST", "/api/tasks/{id}/complete", TaskResponse)
"""Answer a task."""
tasks_claim: Operation[None, None, TaskResponse] = Operation("POST", "/api/tasks/{id}/claim", TaskResponse)
"""Take a task."""
tasks_release: Operation[None, None, TaskResponse] = Operation("POST", "/api/tasks/{id}/release", TaskResponse)
"""Give a task back."""
tasks_cancel: Operation[None, None, TaskResponse] = Operation("POST", "/api/tasks/{id}/cancel", TaskResponse)
"""Withdraw a task."""
tasks_poll: Operation[TasksPollQuery, None, PollResponse] = Operation("GET", "/api/tasks/{id}/poll", PollResponse)
"""Wait for the answer."""
tasks_audit: Operation[None, None, list[AuditEntryResponse]] = Operation("GET", "/api/tasks/{id}/audit", list[AuditEntryResponse])
"""Read what happened."""
setup_status: Operation[None, None, SetupStatusResponse] = Operation("GET", "/api/setup/status", SetupStatusResponse)
"""Is there an operator yet."""
setup_operator: Operation[None, CreateOperatorRequest, CreateOperatorResponse] = Operation("POST", "/api/setup/operator", CreateOperatorResponse)
"""Create the first operator."""
system_health: Operation[None, None, HealthResponse] = Operation("GET", "/api/health", HealthResponse)
"""Is the server alive."""
system_version: Operation[None, None, VersionResponse] = Operation("GET", "/api/version", VersionResponse)
"""Which version this is."""
system_status: Operation[None, None, SystemStatus] = Operation("GET", "/api/status", SystemStatus)
"""How the server is set up."""

"""Written by `npm run sdk:generate` from the API's own definition. Change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from typing_extensions import NotRequired, TypedDict

from awaithumans.http.operation import Operation
from awaithumans.wire import OpenEnum, WireModel, sent_since


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
    path: str = sent_since()
    message: str = sent_since()


class Error(WireModel):
    error: str = sent_since()
    """A stable code."""
    message: str = sent_since()
    """What is wrong, why, and how to fix it."""
    docs: str = sent_since()
    detail: Any = None
    """A sentence, or for 422 a list of {type, loc, msg}."""
    errors: list[ErrorErrorsItem] | None = None


class AuditRecord(WireModel):
    id: str = sent_since()
    subject: str = sent_since()
    """What it happened to."""
    subject_id: str = sent_since()
    subject_name: str | None = None
    """Its name then, or the task’s title now. Null for a task that has been deleted."""
    action: str = sent_since()
    """A past participle, like `completed` or `revoked`."""
    actor_type: str = sent_since()
    actor_user_id: str | None = None
    actor_email: str | None = None
    actor_name: str | None = None
    """As they are called now; null for agents, the server, and who is gone."""
    channel: str | None = None
    before: dict[str, Any] | None = None
    """What differs, as it was; a task’s status among it."""
    after: dict[str, Any] | None = None
    """The same, as it then was."""
    extra_data: dict[str, Any] | None = None
    """What was said with it, and the API key it was done with."""
    created_at: datetime = sent_since()


class AuditPage(WireModel):
    entries: list[AuditRecord] = sent_since()
    next_cursor: str | None = None


class Comment(WireModel):
    id: str = sent_since()
    task_id: str = sent_since()
    kind: str = sent_since()
    """`comment`: between people. `question_to_agent`: people ask the agent back. `agent_reply`: what the agent says."""
    body: str = sent_since()
    """Plain text."""
    author_type: str = sent_since()
    author_user_id: str | None = None
    """Null for an agent, and for somebody who was deleted since."""
    author_name: str | None = None
    """What they were called then; null for the admin token."""
    created_at: datetime = sent_since()


class WebhookDeliveryResponse(WireModel):
    id: str = sent_since()
    """The `webhook-id` of every attempt."""
    task_id: str = sent_since()
    """Whose end it tells."""
    url: str = sent_since()
    """Where it is sent: the `callback_url` of the task."""
    status: str = sent_since()
    """`pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410."""
    attempt_count: int = sent_since()
    """Attempts so far."""
    next_attempt_at: datetime = sent_since()
    """When it is tried next, while it is `pending`."""
    first_attempted_at: datetime | None = None
    last_attempt_at: datetime | None = None
    last_error: str | None = None
    """Why the last attempt failed, in words."""
    last_status_code: int | None = None
    """What the receiver answered last; null when nothing came."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()


class WebhookDeliveryDetailResponseAttemptsItem(WireModel):
    id: str = sent_since()
    started_at: datetime = sent_since()
    duration_ms: int = sent_since()
    status_code: int | None = None
    """What the receiver answered; null when nothing came."""
    error: str | None = None
    """Why it failed, in words; null when it did not."""
    answer: str | None = None
    """The first kilobyte of what the receiver answered."""


class WebhookDeliveryDetailResponse(WireModel):
    id: str = sent_since()
    """The `webhook-id` of every attempt."""
    task_id: str = sent_since()
    """Whose end it tells."""
    url: str = sent_since()
    """Where it is sent: the `callback_url` of the task."""
    status: str = sent_since()
    """`pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410."""
    attempt_count: int = sent_since()
    """Attempts so far."""
    next_attempt_at: datetime = sent_since()
    """When it is tried next, while it is `pending`."""
    first_attempted_at: datetime | None = None
    last_attempt_at: datetime | None = None
    last_error: str | None = None
    """Why the last attempt failed, in words."""
    last_status_code: int | None = None
    """What the receiver answered last; null when nothing came."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()
    gives_up_at: datetime = sent_since()
    """A failure after this is the last."""
    redacted: bool = sent_since()
    """The receiver has the answer and this server no longer does; it cannot be sent again."""
    attempts: list[WebhookDeliveryDetailResponseAttemptsItem] = sent_since()
    """Newest first, at most 100."""


class RedeliverFailedResponse(WireModel):
    redelivered: int = sent_since()


class WebhookSecretsResponse(WireModel):
    secrets: list[str] = sent_since()
    """Newest first; each signs every webhook, so a receiver needs one."""


class EmbedTokenResponse(WireModel):
    embed_token: str = sent_since()
    embed_url: str = sent_since()
    """The address of the frame. The token is in its fragment, which no server is sent."""
    expires_at: datetime = sent_since()


class Job(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    """What it does, like `notify`."""
    state: str = sent_since()
    """`failed` has used up its tries and waits for somebody to retry it."""
    task_id: str | None = None
    """The task it is about."""
    attempts: int = sent_since()
    max_attempts: int = sent_since()
    last_error: str | None = None
    run_at: datetime = sent_since()
    """When it is, or was, due."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()


class RetriedJobs(WireModel):
    retried: int = sent_since()


class ApiKeyResponse(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    """What it is for."""
    prefix: str = sent_since()
    """How the key begins, to tell it by."""
    scopes: list[str] = sent_since()
    """What it may do, like `tasks:write`. Of a service key: none."""
    created_at: datetime = sent_since()
    last_used_at: datetime | None = None
    """To about a minute."""
    expires_at: datetime | None = None
    """When it ends by itself; null: never."""
    revoked_at: datetime | None = None
    """When an operator ended it."""
    kind: str = sent_since()
    """`agent` for an agent, with scopes; `service` for signing embed tokens, without."""


class CreatedApiKeyResponse(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    """What it is for."""
    prefix: str = sent_since()
    """How the key begins, to tell it by."""
    scopes: list[str] = sent_since()
    """What it may do, like `tasks:write`. Of a service key: none."""
    created_at: datetime = sent_since()
    last_used_at: datetime | None = None
    """To about a minute."""
    expires_at: datetime | None = None
    """When it ends by itself; null: never."""
    revoked_at: datetime | None = None
    """When an operator ended it."""
    kind: str = sent_since()
    """`agent` for an agent, with scopes; `service` for signing embed tokens, without."""
    key: str = sent_since()
    """The key, this once: only its hash is kept."""


class AccessLevelResponse(WireModel):
    name: str = sent_since()
    rank: int = sent_since()
    """What asks for at least a level is met by a higher rank too."""
    people: int = sent_since()
    """How many have it."""


class HandedOverFailedItem(WireModel):
    id: str = sent_since()
    task: str = sent_since()
    message: str = sent_since()


class HandedOver(WireModel):
    handed_over: int = sent_since()
    failed: list[HandedOverFailedItem] = sent_since()
    """What stays with them, and why."""


class FailedNoticeFailuresItem(WireModel):
    channel: str | None = None
    recipient: str | None = None
    message: str | None = None


class FailedNotice(WireModel):
    task_id: str = sent_since()
    task: str = sent_since()
    failures: list[FailedNoticeFailuresItem] = sent_since()
    """Whom it should have reached, and why it did not."""
    failed_at: datetime = sent_since()


class RetriedNotices(WireModel):
    retried: int = sent_since()


class UserResponse(WireModel):
    id: str = sent_since()
    display_name: str | None = None
    """How they are named to others."""
    email: str | None = None
    """In lower case."""
    slack_team_id: str | None = None
    """Their workspace in Slack."""
    slack_user_id: str | None = None
    """Who they are in that workspace."""
    role: str | None = None
    """The first of `roles`."""
    access_level: str | None = None
    """The name of their access level."""
    pool: str | None = None
    """The first of `pools`."""
    is_operator: bool = sent_since()
    """Whether they see every task and manage the server."""
    has_password: bool = sent_since()
    """Whether they can sign in with a password."""
    active: bool = sent_since()
    """Whether they can sign in and be asked."""
    last_assigned_at: datetime | None = None
    """When a task was last given to them."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()
    roles: list[str] = sent_since()
    """By name."""
    pools: list[str] = sent_since()
    """By name."""
    away_from: datetime | None = None
    """Null: at once, if `away_until` is to come."""
    away_until: datetime | None = None
    """Null: not away."""
    substitute_id: str | None = None
    """Who gets their tasks meanwhile."""


class InviteResponse(WireModel):
    url: str = sent_since()
    expires_at: datetime = sent_since()


class AcceptInviteResponse(WireModel):
    user_id: str = sent_since()
    email: str = sent_since()


class PoolSummaryHoursItem(WireModel):
    days: list[int] = sent_since()
    """ISO weekdays: 1 is Monday, 7 is Sunday."""
    from_: str = sent_since(alias="from")
    to: str = sent_since()


class PoolSummary(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    strategy: str = sent_since()
    """Who of its members is asked."""
    time_zone: str = sent_since()
    """IANA name, like Europe/Vienna."""
    hours: list[PoolSummaryHoursItem] | None = None
    holidays: list[str] | None = None
    claim_expires_after: int | None = None
    """Seconds after which a claim goes back to the pool. Null: never."""
    remind_after: int | None = None
    """Seconds of its hours from the asking to the first reminder. Null: none."""
    remind_every: int | None = None
    """Seconds of its hours between reminders. Null: one is enough."""
    escalate_after: int | None = None
    """Seconds of its hours until it is put to `escalate_to` as well. Null: never."""
    escalate_to: dict[str, Any] | None = None
    """Who is asked then, in the shape of `assign_to`."""
    member_count: int = sent_since()
    open_tasks: int = sent_since()
    """Open tasks that are asked of it."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()


class PoolResponseHoursItem(WireModel):
    days: list[int] = sent_since()
    """ISO weekdays: 1 is Monday, 7 is Sunday."""
    from_: str = sent_since(alias="from")
    to: str = sent_since()


class PoolResponseMembersItem(WireModel):
    user_id: str = sent_since()
    display_name: str | None = None
    email: str | None = None
    active: bool = sent_since()


class PoolResponse(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    strategy: str = sent_since()
    """Who of its members is asked."""
    time_zone: str = sent_since()
    """IANA name, like Europe/Vienna."""
    hours: list[PoolResponseHoursItem] | None = None
    holidays: list[str] | None = None
    claim_expires_after: int | None = None
    """Seconds after which a claim goes back to the pool. Null: never."""
    remind_after: int | None = None
    """Seconds of its hours from the asking to the first reminder. Null: none."""
    remind_every: int | None = None
    """Seconds of its hours between reminders. Null: one is enough."""
    escalate_after: int | None = None
    """Seconds of its hours until it is put to `escalate_to` as well. Null: never."""
    escalate_to: dict[str, Any] | None = None
    """Who is asked then, in the shape of `assign_to`."""
    member_count: int = sent_since()
    open_tasks: int = sent_since()
    """Open tasks that are asked of it."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()
    members: list[PoolResponseMembersItem] = sent_since()
    """In the order that `named_order` asks them in."""


class RoleSummary(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    member_count: int = sent_since()
    open_tasks: int = sent_since()
    """Open tasks that are asked of it."""


class RoleResponseMembersItem(WireModel):
    user_id: str = sent_since()
    display_name: str | None = None
    email: str | None = None
    active: bool = sent_since()


class RoleResponse(WireModel):
    id: str = sent_since()
    name: str = sent_since()
    member_count: int = sent_since()
    open_tasks: int = sent_since()
    """Open tasks that are asked of it."""
    members: list[RoleResponseMembersItem] = sent_since()


class TaskRoutingCandidatesItemSubstitute(WireModel):
    user_id: str | None = None
    name: str = sent_since()


class TaskRoutingCandidatesItem(WireModel):
    user_id: str = sent_since()
    name: str = sent_since()
    passed_over: str | None = None
    """Why they are not asked: `away until …`, `deactivated`, `excluded`, `left out this time` (has declined, or had it). Null when they can be."""
    substitute: TaskRoutingCandidatesItemSubstitute | None = None
    """Who gets it in their place while they are away."""
    open_tasks: int | None = None
    """How many open tasks whoever would get it holds; null where the strategy does not look at it."""
    last_assigned_at: datetime | None = None
    """When whoever would get it was last assigned a task."""


class TaskRoutingChosen(WireModel):
    user_id: str | None = None
    name: str = sent_since()


class TaskRoutingInPlaceOf(WireModel):
    user_id: str | None = None
    name: str = sent_since()


class TaskRoutingExcludedItem(WireModel):
    user_id: str | None = None
    name: str = sent_since()
    email: str | None = None


class TaskRouting(WireModel):
    strategy: str | None = None
    """How one of several was chosen; null when nobody had to be chosen."""
    considered: int = sent_since()
    """How many people fit `assign_to`."""
    candidates: list[TaskRoutingCandidatesItem] = sent_since()
    """In their order: those who can be asked, then those who are passed over."""
    chosen: TaskRoutingChosen | None = None
    """Who gets it; null when it is offered to several, or nobody can be asked."""
    in_place_of: TaskRoutingInPlaceOf | None = None
    """Whose substitute the chosen one is."""
    reason: str = sent_since()
    """Why, in a sentence or two."""
    waiting: bool = sent_since()
    """Nobody can be asked now; it is routed again when people change."""
    excluded: list[TaskRoutingExcludedItem] = sent_since()
    """Who may neither get, claim nor answer it."""
    routed_at: datetime = sent_since()


class SetupStatusResponse(WireModel):
    needs_setup: bool = sent_since()
    token_active: bool = sent_since()


class CreateOperatorResponse(WireModel):
    user_id: str = sent_since()
    email: str = sent_since()


class TaskStatsResponseByDayItem(WireModel):
    date: str = sent_since()
    created: int = sent_since()
    completed: int = sent_since()


class TaskStatsResponse(WireModel):
    window_days: int = sent_since()
    generated_at: datetime = sent_since()
    totals: dict[str, int] = sent_since()
    """Tasks by status, of all time; only statuses that some task has."""
    completion_rate: float | None = None
    """Of all tasks that have ended, the share that was completed. Null while none has ended."""
    avg_completion_seconds: float | None = None
    """From asked to answered, of tasks asked within the window."""
    by_day: list[TaskStatsResponseByDayItem] = sent_since()
    """One a day, the oldest first, today last. Completed on that day, of tasks asked within the window."""
    by_channel: dict[str, int] = sent_since()
    """Completed tasks asked within the window, by the channel of the answer."""


class AnalyticsQuantiles(WireModel):
    """Seconds that half of them took at most, and nine in ten. Three digits, rounded down."""
    median: float = sent_since()
    p90: float = sent_since()


class AnalyticsMeasures(WireModel):
    tasks: int = sent_since()
    completed: int = sent_since()
    """Answered by a person."""
    defaulted: int = sent_since()
    """The deadline passed, and the answer that the agent had given for that case stands."""
    timed_out: int = sent_since()
    cancelled: int = sent_since()
    rejected: int = sent_since()
    """The verifier refused the last answer."""
    open: int = sent_since()
    timeout_rate: float | None = None
    """Of those that ended otherwise than cancelled, the share whose deadline passed."""
    claim_seconds: AnalyticsQuantiles | None = None
    """From asked to first claimed; of those that were ever claimed."""
    decide_seconds: AnalyticsQuantiles | None = None
    """From asked to answered; of those that a person answered."""


class AnalyticsDay(WireModel):
    tasks: int = sent_since()
    completed: int = sent_since()
    """Answered by a person."""
    defaulted: int = sent_since()
    """The deadline passed, and the answer that the agent had given for that case stands."""
    timed_out: int = sent_since()
    cancelled: int = sent_since()
    rejected: int = sent_since()
    """The verifier refused the last answer."""
    open: int = sent_since()
    timeout_rate: float | None = None
    """Of those that ended otherwise than cancelled, the share whose deadline passed."""
    claim_seconds: AnalyticsQuantiles | None = None
    """From asked to first claimed; of those that were ever claimed."""
    decide_seconds: AnalyticsQuantiles | None = None
    """From asked to answered; of those that a person answered."""
    date: str = sent_since()


class AnalyticsGroup(WireModel):
    tasks: int = sent_since()
    completed: int = sent_since()
    """Answered by a person."""
    defaulted: int = sent_since()
    """The deadline passed, and the answer that the agent had given for that case stands."""
    timed_out: int = sent_since()
    cancelled: int = sent_since()
    rejected: int = sent_since()
    """The verifier refused the last answer."""
    open: int = sent_since()
    timeout_rate: float | None = None
    """Of those that ended otherwise than cancelled, the share whose deadline passed."""
    claim_seconds: AnalyticsQuantiles | None = None
    """From asked to first claimed; of those that were ever claimed."""
    decide_seconds: AnalyticsQuantiles | None = None
    """From asked to answered; of those that a person answered."""
    id: str | None = None
    """What to filter by; null for those without."""
    name: str | None = None
    """What to show; null when there is nothing, or it is gone."""


class AnalyticsResponseByPool(WireModel):
    rows: list[AnalyticsGroup] = sent_since()
    """Those with most tasks first, 50 at most."""
    more: int = sent_since()
    """How many there are beyond."""


class AnalyticsResponseByPerson(WireModel):
    """By who answered; tasks that nobody has answered are those without."""
    rows: list[AnalyticsGroup] = sent_since()
    """Those with most tasks first, 50 at most."""
    more: int = sent_since()
    """How many there are beyond."""


class AnalyticsResponseByChannel(WireModel):
    """By how they were answered; a default that stands came through `on_timeout`."""
    rows: list[AnalyticsGroup] = sent_since()
    """Those with most tasks first, 50 at most."""
    more: int = sent_since()
    """How many there are beyond."""


class AnalyticsResponseByAgent(WireModel):
    """By the API key that asked; the admin token and people are those without."""
    rows: list[AnalyticsGroup] = sent_since()
    """Those with most tasks first, 50 at most."""
    more: int = sent_since()
    """How many there are beyond."""


class AnalyticsResponseByKind(WireModel):
    """By `task_metadata.kind`, else by the question with its numbers as #."""
    rows: list[AnalyticsGroup] = sent_since()
    """Those with most tasks first, 50 at most."""
    more: int = sent_since()
    """How many there are beyond."""


class AnalyticsResponse(WireModel):
    from_: str = sent_since(alias="from")
    to: str = sent_since()
    time_zone: str = sent_since()
    total: AnalyticsMeasures = sent_since()
    by_day: list[AnalyticsDay] = sent_since()
    """One a day, the oldest first."""
    by_pool: AnalyticsResponseByPool = sent_since()
    by_person: AnalyticsResponseByPerson = sent_since()
    """By who answered; tasks that nobody has answered are those without."""
    by_channel: AnalyticsResponseByChannel = sent_since()
    """By how they were answered; a default that stands came through `on_timeout`."""
    by_agent: AnalyticsResponseByAgent = sent_since()
    """By the API key that asked; the admin token and people are those without."""
    by_kind: AnalyticsResponseByKind = sent_since()
    """By `task_metadata.kind`, else by the question with its numbers as #."""


class HealthResponse(WireModel):
    status: str = sent_since()
    version: str = sent_since()


class ReadyResponseChecks(WireModel):
    database: str = sent_since()
    """`ok`, or what is wrong."""
    migrations: str = sent_since()
    """`ok`, or what is wrong."""
    sweep: str = sent_since()
    """`ok`, or what is wrong."""
    jobs: str = sent_since()
    """`ok`, or what is wrong."""


class ReadyResponse(WireModel):
    status: str = sent_since()
    checks: ReadyResponseChecks = sent_since()


class VersionResponse(WireModel):
    name: str = sent_since()
    version: str = sent_since()


class SystemStatus(WireModel):
    version: str = sent_since()
    environment: str = sent_since()
    public_url: str = sent_since()
    auth_enabled: bool = sent_since()
    payload_encryption_enabled: bool = sent_since()
    admin_token_enabled: bool = sent_since()
    slack_mode: str = sent_since()
    email_transport: str | None = None
    email_from: str | None = None


class TaskResponseVerifierResult(WireModel):
    passed: bool = sent_since()
    reason: str = sent_since()
    parsed_response: Any = None


class TaskResponseOnTimeout(WireModel):
    response: dict[str, Any] = sent_since()


class TaskResponse(WireModel):
    id: str = sent_since()
    idempotency_key: str = sent_since()
    """As given, or made from the question."""
    task: str = sent_since()
    """The question, as a headline."""
    payload: dict[str, Any] | None = None
    """The evidence. In lists of tasks with `redact_payload`: `{"_redacted": true}`."""
    payload_schema: dict[str, Any] = sent_since()
    """JSON Schema of the payload."""
    response_schema: dict[str, Any] = sent_since()
    """JSON Schema of the answer."""
    form_definition: dict[str, Any] | None = None
    """The form; null when it is drawn from `response_schema`."""
    task_metadata: dict[str, str] | None = None
    """Context shown to the person as it is."""
    status: TaskStatus = sent_since()
    assign_to: dict[str, Any] | None = None
    """As sent when the task was created."""
    assigned_to_email: str | None = None
    """Who holds the task: their email."""
    assigned_to_user_id: str | None = None
    """Who holds the task: their id on the server."""
    assigned_to_display_name: str | None = None
    """Who holds the task: how they are named to others."""
    assigned_to_slack_user_id: str | None = None
    """Who holds the task: who they are in Slack."""
    initial_response: dict[str, Any] | None = None
    """What the form opens filled with."""
    response: dict[str, Any] | None = None
    """The answer. It stands once `status` is `completed`."""
    response_redacted_at: datetime | None = None
    """When the answer was erased, as `redact_response_after_submit` wants it."""
    redact_response_after_submit: bool = sent_since()
    """Whether the answer is erased once the callback has it."""
    verifier_result: TaskResponseVerifierResult | None = None
    """What the verifier thought of the last answer."""
    verification_attempt: int = sent_since()
    """Answers that the verifier has looked at."""
    timeout_seconds: int = sent_since()
    """Seconds from the creation to the deadline, as asked."""
    redact_payload: bool = sent_since()
    """Whether lists hide the payload."""
    created_at: datetime = sent_since()
    updated_at: datetime = sent_since()
    """When it last changed."""
    completed_at: datetime | None = None
    timed_out_at: datetime | None = None
    """When the deadline passed. With `completed`: nobody answered, and `response` is the one of `on_timeout`."""
    completed_by_email: str | None = None
    """Who answered: their email."""
    completed_by_user_id: str | None = None
    """Who answered: their id on the server."""
    completed_by_display_name: str | None = None
    """Who answered: how they are named to others."""
    completed_by_slack_user_id: str | None = None
    """Who answered: who they are in Slack."""
    completed_via_channel: str | None = None
    """`dashboard`, `embed`, `on_timeout` when nobody answered and that answer stands, or another word the client gave."""
    timeout_at: datetime = sent_since()
    """When the deadline passes; later than asked for if it was extended."""
    on_timeout: str | TaskResponseOnTimeout = sent_since()
    """What the deadline does: `time_out`, or the answer that then stands."""


class PollResponse(WireModel):
    status: TaskStatus = sent_since()
    response: dict[str, Any] | None = None
    completed_at: datetime | None = None
    timed_out_at: datetime | None = None
    verification_attempt: int = sent_since()
    timeout_at: datetime = sent_since()
    """When the deadline passes; it may have been extended since you asked."""
    questions: int = sent_since()
    """How many questions people have put to the agent so far; read them as comments."""


class AuditEntryResponse(WireModel):
    id: str = sent_since()
    task_id: str = sent_since()
    from_status: TaskStatus | None = None
    to_status: TaskStatus = sent_since()
    action: str = sent_since()
    actor_type: str = sent_since()
    actor_email: str | None = None
    channel: str | None = None
    extra_data: dict[str, Any] | None = None
    created_at: datetime = sent_since()


AuditListQuery = TypedDict("AuditListQuery", {
    "task_id": NotRequired[str],
    "subject": NotRequired[Literal["task", "person", "pool", "role", "access_level", "api_key", "delivery", "job"]],
    "actor": NotRequired[str],
    "assignee": NotRequired[str],
    "channel": NotRequired[str],
    "action": NotRequired[str],
    "actor_type": NotRequired[Literal["agent", "human", "system"]],
    "from": NotRequired[str],
    "to": NotRequired[str],
    "id": NotRequired[str],
    "limit": NotRequired[int],
    "cursor": NotRequired[str | None],
})


class CommentsListQuery(TypedDict):
    after: NotRequired[str]
    """Only what came after the comment with this id."""
    limit: NotRequired[int]


class CreateCommentRequest(TypedDict):
    body: str
    """Plain text, at most 10,000 characters."""
    kind: NotRequired[Literal["comment", "question_to_agent", "agent_reply"]]
    """People: `comment` (the default) or `question_to_agent`. Agents: always `agent_reply`, which may be left out."""


class DeliveriesListQuery(TypedDict):
    status: NotRequired[Literal["pending", "succeeded", "abandoned"]]
    """`pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410."""
    host: NotRequired[str]
    """Of the receiver, with its port if it has one."""
    task_id: NotRequired[str]
    cursor: NotRequired[str | None]
    """The next page: from the `Link` header of the page before."""
    limit: NotRequired[int]


class RedeliverFailedRequest(TypedDict):
    failed_since: str
    """Everything whose last try failed at this time or later, given up or still waiting."""


class EmbedTokenRequest(TypedDict):
    task_id: str
    """The task that the token opens, and no other."""
    sub: NotRequired[str | None]
    """Who your page says the person is; the task’s timeline keeps it."""
    parent_origin: str
    """Origin of the page that shows the frame, like `https://app.example.com`."""
    ttl_seconds: NotRequired[int | None]
    """How long it lasts: 300 s unless given, clamped to 60 to 3,600."""


class JobsListQuery(TypedDict):
    state: NotRequired[Literal["failed", "waiting", "all"]]
    """`waiting` has those that are running too."""
    limit: NotRequired[int]
    before: NotRequired[str]
    """The id of the last job of the page before."""


class CreateApiKeyRequest(TypedDict):
    name: str
    """What it is for."""
    kind: NotRequired[Literal["agent", "service"]]
    """`agent` for an agent, with scopes; `service` for signing embed tokens, without."""
    scopes: NotRequired[list[str]]
    """What an agent’s key may do, like `tasks:write`: one at least."""
    expires_at: NotRequired[str | None]
    """When it ends by itself; never, if left out."""


class CreateAccessLevelRequest(TypedDict):
    name: str


class OrderAccessLevelsRequest(TypedDict):
    names: list[str]
    """All of them, the lowest first."""


class RenameAccessLevelRequest(TypedDict):
    new_name: str


class HandOverRequest(TypedDict):
    assign_to: NotRequired[dict[str, Any] | None]
    """Who gets them, in the shape of a task’s `assign_to`. Default: their substitute."""
    reason: NotRequired[str | None]
    """Why: the people who are asked now read it."""


class PeopleListQuery(TypedDict):
    role: NotRequired[str]
    """Who have this role."""
    access_level: NotRequired[str]
    """Who have exactly this access level."""
    pool: NotRequired[str]
    """Who are in this pool."""
    active: NotRequired[bool]
    """Only those who can sign in and be asked, or only those who cannot any more."""


class CreateUserRequest(TypedDict):
    display_name: NotRequired[str | None]
    """How they are named to others."""
    email: NotRequired[str | None]
    """Kept in lower case; one email is one person."""
    slack_team_id: NotRequired[str | None]
    """Their workspace in Slack."""
    slack_user_id: NotRequired[str | None]
    """Who they are in that workspace."""
    role: NotRequired[str | None]
    """Exactly this role. `roles` goes first when both are sent."""
    access_level: NotRequired[str | None]
    """The name of their access level; one that does not exist yet is made, above all others."""
    pool: NotRequired[str | None]
    """Exactly this pool. `pools` goes first when both are sent."""
    is_operator: NotRequired[bool]
    """Whether they see every task and manage the server. Default: false."""
    password: NotRequired[str | None]
    """8 to 200 characters. Left out: they sign in by a link or a provider."""
    active: NotRequired[bool]
    """Whether they can sign in and be asked. Default: true."""
    roles: NotRequired[list[str] | None]
    """Exactly these; one that does not exist yet is made."""
    pools: NotRequired[list[str] | None]
    """Exactly these; one that does not exist yet is made."""


class UpdateUserRequest(TypedDict):
    display_name: NotRequired[str | None]
    """How they are named to others."""
    email: NotRequired[str | None]
    """Kept in lower case; one email is one person."""
    slack_team_id: NotRequired[str | None]
    """Their workspace in Slack."""
    slack_user_id: NotRequired[str | None]
    """Who they are in that workspace."""
    role: NotRequired[str | None]
    """Exactly this role. `roles` goes first when both are sent."""
    access_level: NotRequired[str | None]
    """The name of their access level; one that does not exist yet is made, above all others."""
    pool: NotRequired[str | None]
    """Exactly this pool. `pools` goes first when both are sent."""
    is_operator: NotRequired[bool | None]
    """Whether they see every task and manage the server."""
    password: NotRequired[str | None]
    """8 to 200 characters."""
    active: NotRequired[bool | None]
    """Whether they can sign in and be asked."""
    roles: NotRequired[list[str] | None]
    """Exactly these; one that does not exist yet is made."""
    pools: NotRequired[list[str] | None]
    """Exactly these; one that does not exist yet is made."""


class SetPasswordRequest(TypedDict):
    password: str


class SetAvailabilityRequest(TypedDict):
    away_from: NotRequired[str | None]
    """Left out: from now."""
    away_until: NotRequired[str | None]
    """Left out: they are here."""
    substitute_id: NotRequired[str | None]
    """Left out: nobody; their tasks go to others who may be asked."""


class AcceptInviteRequest(TypedDict):
    token: str
    """From the link."""
    display_name: NotRequired[str | None]
    """Left out or empty: as the operator wrote it."""
    password: str


CreatePoolRequestHoursItem = TypedDict("CreatePoolRequestHoursItem", {
    "days": list[int],
    "from": str,
    "to": str,
})


class CreatePoolRequest(TypedDict):
    name: str
    strategy: NotRequired[Literal["everyone", "round_robin", "least_loaded", "least_recently_assigned", "named_order"]]
    """Who of its members is asked."""
    time_zone: NotRequired[str]
    """IANA name, like Europe/Vienna."""
    hours: NotRequired[list[CreatePoolRequestHoursItem] | None]
    holidays: NotRequired[list[str] | None]
    claim_expires_after: NotRequired[int | None]
    """Seconds after which a claim goes back to the pool. Null: never."""
    remind_after: NotRequired[int | None]
    """Seconds of its hours from the asking to the first reminder. Null: none."""
    remind_every: NotRequired[int | None]
    """Seconds of its hours between reminders. Null: one is enough."""
    escalate_after: NotRequired[int | None]
    """Seconds of its hours until it is put to `escalate_to` as well. Null: never."""
    escalate_to: NotRequired[dict[str, Any] | None]
    """Who is asked then, in the shape of `assign_to`."""
    members: NotRequired[list[str]]
    """Exactly these people, by id, in this order."""


UpdatePoolRequestHoursItem = TypedDict("UpdatePoolRequestHoursItem", {
    "days": list[int],
    "from": str,
    "to": str,
})


class UpdatePoolRequest(TypedDict):
    name: NotRequired[str]
    strategy: NotRequired[Literal["everyone", "round_robin", "least_loaded", "least_recently_assigned", "named_order"]]
    """Who of its members is asked."""
    time_zone: NotRequired[str]
    """IANA name, like Europe/Vienna."""
    hours: NotRequired[list[UpdatePoolRequestHoursItem] | None]
    holidays: NotRequired[list[str] | None]
    claim_expires_after: NotRequired[int | None]
    """Seconds after which a claim goes back to the pool. Null: never."""
    remind_after: NotRequired[int | None]
    """Seconds of its hours from the asking to the first reminder. Null: none."""
    remind_every: NotRequired[int | None]
    """Seconds of its hours between reminders. Null: one is enough."""
    escalate_after: NotRequired[int | None]
    """Seconds of its hours until it is put to `escalate_to` as well. Null: never."""
    escalate_to: NotRequired[dict[str, Any] | None]
    """Who is asked then, in the shape of `assign_to`."""
    members: NotRequired[list[str]]
    """Exactly these people, by id, in this order."""


class AddMemberRequest(TypedDict):
    user_id: str
    """The person’s id."""


class CreateRoleRequest(TypedDict):
    name: str
    members: NotRequired[list[str]]
    """Exactly these people, by id."""


class UpdateRoleRequest(TypedDict):
    name: NotRequired[str]
    members: NotRequired[list[str]]
    """Exactly these people, by id."""


class ExplainRoutingRequest(TypedDict):
    assign_to: NotRequired[dict[str, Any] | None]
    """Who would be asked: as for a new task."""


class CreateOperatorRequest(TypedDict):
    token: str
    """From the set-up link that the server prints."""
    email: str
    password: str
    display_name: NotRequired[str | None]


class StatsTasksQuery(TypedDict):
    window_days: NotRequired[int]
    """Days in UTC, today included: what `avg_completion_seconds`, `by_day` and `by_channel` look at."""


StatsAnalyticsQuery = TypedDict("StatsAnalyticsQuery", {
    "from": NotRequired[str | None],
    "to": NotRequired[str | None],
    "days": NotRequired[int],
    "time_zone": NotRequired[str],
    "pool": NotRequired[str | None],
    "person": NotRequired[str | None],
    "channel": NotRequired[str | None],
    "agent": NotRequired[str | None],
    "kind": NotRequired[str | None],
})


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


class CreateTaskRequestOnTimeout(TypedDict):
    response: dict[str, Any]


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
    """The form. Drawn from `response_schema` if it is missing."""
    task_metadata: NotRequired[dict[str, str] | None]
    """Context shown to the person as it is."""
    initial_response: NotRequired[dict[str, Any] | None]
    """The form opens filled with it."""
    redact_response_after_submit: NotRequired[bool]
    """Erase the answer once `callback_url` has received it."""
    timeout_seconds: int
    """Seconds until the task times out."""
    idempotency_key: str
    """The same key means the same task, for ever."""
    assign_to: NotRequired[dict[str, Any] | None]
    """Who is asked: a person, several, a role, a pool or an access level."""
    notify: NotRequired[list[str] | None]
    """Channels to tell, as `channel[+identity]:target`."""
    verifier_config: NotRequired[CreateTaskRequestVerifierConfig | None]
    """A check of the answer by a model. Refused yet."""
    redact_payload: NotRequired[bool]
    """Hide the payload in lists."""
    callback_url: NotRequired[str | None]
    """Receives a signed POST when the task ends."""
    on_timeout: NotRequired[Literal["time_out"] | CreateTaskRequestOnTimeout | None]
    """What the deadline does: `time_out`, or `{"response": …}`, an answer that then stands without anybody having given it."""
    remind_after: NotRequired[int | None]
    """Seconds, of the pool’s hours if there is a pool, until whoever is asked is reminded. Default: the pool’s."""
    remind_every: NotRequired[int | None]
    """Seconds, counted likewise, from one reminder to the next, for as long as it is open. Default: the pool’s, else one reminder."""
    escalate_after: NotRequired[int | None]
    """Seconds, counted likewise, until it is put to `escalate_to` as well."""
    escalate_to: NotRequired[dict[str, Any] | None]
    """Who is asked then, in the shape of `assign_to`. Default: the pool’s."""


class TasksGetQuery(TypedDict):
    files: NotRequired[Literal["inline", "reference"]]
    """How uploaded files are told of: `{name, mime, size, data}`, or `{name, mime, size, file_id, url}`."""


class CompleteTaskRequest(TypedDict):
    response: dict[str, Any]
    completed_by_email: NotRequired[str | None]
    """Read only with the admin token; for people the server stamps who they are."""
    completed_via_channel: NotRequired[str | None]
    """Read only with the admin token."""


class ReleaseTaskRequest(TypedDict):
    reason: NotRequired[str | None]
    """Why, if it helps whoever takes it next."""


class ReassignTaskRequest(TypedDict):
    assign_to: dict[str, Any]
    """Who is asked instead, in any shape that creating a task takes."""
    reason: NotRequired[str | None]
    """Why: the people who are asked now read it."""


class DeclineTaskRequest(TypedDict):
    reason: str
    """Why not: whoever looks after the task reads it."""


class ExtendTaskRequest(TypedDict):
    timeout_seconds: int
    """Seconds from now until the new deadline; it may only get later."""


class TasksPollQuery(TypedDict):
    timeout: NotRequired[int]
    """Seconds to hold the request."""
    questions: NotRequired[int]
    """How many questions to the agent you know; the answer comes at once when there are more."""
    files: NotRequired[Literal["inline", "reference"]]
    """How uploaded files are told of: `{name, mime, size, data}`, or `{name, mime, size, file_id, url}`."""


class TasksStreamQuery(TypedDict):
    task_id: list[str]
    """Again for each task. An address holds some 300; send more with POST."""


class StreamRequest(TypedDict):
    task_ids: list[str]
    """The tasks to wait for."""


audit_list: Operation[AuditListQuery, None, AuditPage] = Operation("GET", "/api/audit", AuditPage)
"""Read everything that happened and was changed, newest first."""
comments_list: Operation[CommentsListQuery, None, list[Comment]] = Operation("GET", "/api/tasks/{id}/comments", list[Comment])
"""Read the comments."""
comments_create: Operation[None, CreateCommentRequest, Comment] = Operation("POST", "/api/tasks/{id}/comments", Comment)
"""Comment, ask the agent back, or reply as the agent."""
deliveries_list: Operation[DeliveriesListQuery, None, list[WebhookDeliveryResponse]] = Operation("GET", "/api/admin/webhook-deliveries", list[WebhookDeliveryResponse])
"""List webhook deliveries, the last to change first."""
deliveries_get: Operation[None, None, WebhookDeliveryDetailResponse] = Operation("GET", "/api/admin/webhook-deliveries/{delivery_id}", WebhookDeliveryDetailResponse)
"""Read a delivery and its attempts."""
deliveries_redeliver: Operation[None, None, WebhookDeliveryResponse] = Operation("POST", "/api/admin/webhook-deliveries/{delivery_id}/redeliver", WebhookDeliveryResponse)
"""Send a webhook again."""
deliveries_redeliver_failed: Operation[None, RedeliverFailedRequest, RedeliverFailedResponse] = Operation("POST", "/api/admin/webhook-deliveries/redeliver", RedeliverFailedResponse)
"""Send again everything that failed since a time."""
deliveries_secrets: Operation[None, None, WebhookSecretsResponse] = Operation("GET", "/api/admin/webhook-secrets", WebhookSecretsResponse)
"""Read the secrets that sign webhooks."""
embed_mint: Operation[None, EmbedTokenRequest, EmbedTokenResponse] = Operation("POST", "/api/embed/tokens", EmbedTokenResponse)
"""Sign a token that shows one task in a frame."""
jobs_list: Operation[JobsListQuery, None, list[Job]] = Operation("GET", "/api/admin/jobs", list[Job])
"""List the work behind the API, newest first."""
jobs_retry_failed: Operation[None, None, RetriedJobs] = Operation("POST", "/api/admin/jobs/retry", RetriedJobs)
"""Run everything again that has failed."""
jobs_retry: Operation[None, None, Job] = Operation("POST", "/api/admin/jobs/{id}/retry", Job)
"""Run a job again."""
keys_list: Operation[None, None, list[ApiKeyResponse]] = Operation("GET", "/api/admin/api-keys", list[ApiKeyResponse])
"""List API keys, newest first."""
keys_create: Operation[None, CreateApiKeyRequest, CreatedApiKeyResponse] = Operation("POST", "/api/admin/api-keys", CreatedApiKeyResponse)
"""Make an API key; the answer shows it this once."""
keys_revoke: Operation[None, None, None] = Operation("DELETE", "/api/admin/api-keys/{key_id}", None)
"""Revoke an API key."""
levels_list: Operation[None, None, list[AccessLevelResponse]] = Operation("GET", "/api/admin/access-levels", list[AccessLevelResponse])
"""List access levels, the lowest first."""
levels_create: Operation[None, CreateAccessLevelRequest, AccessLevelResponse] = Operation("POST", "/api/admin/access-levels", AccessLevelResponse)
"""Make an access level, above all others."""
levels_order: Operation[None, OrderAccessLevelsRequest, list[AccessLevelResponse]] = Operation("PATCH", "/api/admin/access-levels", list[AccessLevelResponse])
"""Put the access levels in order."""
levels_delete: Operation[None, None, None] = Operation("DELETE", "/api/admin/access-levels/{name}", None)
"""Delete an access level that nobody has."""
levels_rename: Operation[None, RenameAccessLevelRequest, AccessLevelResponse] = Operation("PATCH", "/api/admin/access-levels/{name}", AccessLevelResponse)
"""Rename an access level, and that of whoever has it."""
moves_hand_over: Operation[None, HandOverRequest, HandedOver] = Operation("POST", "/api/admin/users/{user_id}/hand-over", HandedOver)
"""Hand everything that a person holds to their substitute or to others."""
notices_list: Operation[None, None, list[FailedNotice]] = Operation("GET", "/api/admin/failed-notices", list[FailedNotice])
"""List the open tasks that somebody could not be told of."""
notices_retry_all: Operation[None, None, RetriedNotices] = Operation("POST", "/api/admin/failed-notices/retry", RetriedNotices)
"""Try every notice again that has failed."""
notices_retry: Operation[None, None, RetriedNotices] = Operation("POST", "/api/admin/failed-notices/{task_id}/retry", RetriedNotices)
"""Try the notices of a task again."""
people_list: Operation[PeopleListQuery, None, list[UserResponse]] = Operation("GET", "/api/admin/users", list[UserResponse])
"""List people, the first to come first."""
people_create: Operation[None, CreateUserRequest, UserResponse] = Operation("POST", "/api/admin/users", UserResponse)
"""Add a person."""
people_get: Operation[None, None, UserResponse] = Operation("GET", "/api/admin/users/{user_id}", UserResponse)
"""Read a person."""
people_delete: Operation[None, None, None] = Operation("DELETE", "/api/admin/users/{user_id}", None)
"""Delete a person for good."""
people_update: Operation[None, UpdateUserRequest, UserResponse] = Operation("PATCH", "/api/admin/users/{user_id}", UserResponse)
"""Change a person; null stays as it is, an empty text clears."""
people_set_password: Operation[None, SetPasswordRequest, UserResponse] = Operation("POST", "/api/admin/users/{user_id}/password", UserResponse)
"""Set a person’s password, and sign them out."""
people_clear_password: Operation[None, None, UserResponse] = Operation("DELETE", "/api/admin/users/{user_id}/password", UserResponse)
"""Take a person’s password away, and sign them out."""
people_set_availability: Operation[None, SetAvailabilityRequest, UserResponse] = Operation("POST", "/api/admin/users/{user_id}/availability", UserResponse)
"""Say until when a person is away, and who stands in."""
people_invite: Operation[None, None, InviteResponse] = Operation("POST", "/api/admin/users/{user_id}/invite", InviteResponse)
"""Make a link by which a person sets their own password; the answer shows it this once."""
people_revoke_invite: Operation[None, None, None] = Operation("DELETE", "/api/admin/users/{user_id}/invite", None)
"""Take that link back."""
people_accept_invite: Operation[None, AcceptInviteRequest, AcceptInviteResponse] = Operation("POST", "/api/invites/accept", AcceptInviteResponse)
"""Set the password of whom an invite link invites."""
pools_list: Operation[None, None, list[PoolSummary]] = Operation("GET", "/api/admin/pools", list[PoolSummary])
"""List pools, by name."""
pools_create: Operation[None, CreatePoolRequest, PoolResponse] = Operation("POST", "/api/admin/pools", PoolResponse)
"""Make a pool."""
pools_get: Operation[None, None, PoolResponse] = Operation("GET", "/api/admin/pools/{pool_id}", PoolResponse)
"""Read a pool."""
pools_delete: Operation[None, None, None] = Operation("DELETE", "/api/admin/pools/{pool_id}", None)
"""Delete a pool that no open task is asked of."""
pools_update: Operation[None, UpdatePoolRequest, PoolResponse] = Operation("PATCH", "/api/admin/pools/{pool_id}", PoolResponse)
"""Change a pool; what is left out stays as it is, null is none."""
pools_add_member: Operation[None, AddMemberRequest, PoolResponse] = Operation("POST", "/api/admin/pools/{pool_id}/members", PoolResponse)
"""Put a person into a pool, last in its order."""
pools_remove_member: Operation[None, None, PoolResponse] = Operation("DELETE", "/api/admin/pools/{pool_id}/members/{user_id}", PoolResponse)
"""Take a person out of a pool."""
roles_list: Operation[None, None, list[RoleSummary]] = Operation("GET", "/api/admin/roles", list[RoleSummary])
"""List roles, by name."""
roles_create: Operation[None, CreateRoleRequest, RoleResponse] = Operation("POST", "/api/admin/roles", RoleResponse)
"""Make a role."""
roles_get: Operation[None, None, RoleResponse] = Operation("GET", "/api/admin/roles/{role_id}", RoleResponse)
"""Read a role."""
roles_delete: Operation[None, None, None] = Operation("DELETE", "/api/admin/roles/{role_id}", None)
"""Delete a role that no open task is asked of."""
roles_update: Operation[None, UpdateRoleRequest, RoleResponse] = Operation("PATCH", "/api/admin/roles/{role_id}", RoleResponse)
"""Rename a role, or say who is in it."""
routing_explain: Operation[None, ExplainRoutingRequest, TaskRouting] = Operation("POST", "/api/admin/routing/explain", TaskRouting)
"""How a task with this `assign_to` would be routed now, and why; nothing is written."""
setup_status: Operation[None, None, SetupStatusResponse] = Operation("GET", "/api/setup/status", SetupStatusResponse)
"""Is there an operator yet."""
setup_operator: Operation[None, CreateOperatorRequest, CreateOperatorResponse] = Operation("POST", "/api/setup/operator", CreateOperatorResponse)
"""Create the first operator."""
stats_tasks: Operation[StatsTasksQuery, None, TaskStatsResponse] = Operation("GET", "/api/stats/tasks", TaskStatsResponse)
"""How tasks end, in numbers."""
stats_analytics: Operation[StatsAnalyticsQuery, None, AnalyticsResponse] = Operation("GET", "/api/stats/analytics", AnalyticsResponse)
"""How long people take, and by whom, where and what."""
system_health: Operation[None, None, HealthResponse] = Operation("GET", "/api/health", HealthResponse)
"""Is the server alive."""
system_ready: Operation[None, None, ReadyResponse] = Operation("GET", "/api/ready", ReadyResponse)
"""Should it get requests."""
system_version: Operation[None, None, VersionResponse] = Operation("GET", "/api/version", VersionResponse)
"""Which version this is."""
system_status: Operation[None, None, SystemStatus] = Operation("GET", "/api/status", SystemStatus)
"""How the server is set up."""
tasks_list: Operation[TasksListQuery, None, list[TaskResponse]] = Operation("GET", "/api/tasks", list[TaskResponse])
"""List tasks, newest first."""
tasks_create: Operation[None, CreateTaskRequest, TaskResponse] = Operation("POST", "/api/tasks", TaskResponse)
"""Ask a person."""
tasks_get: Operation[TasksGetQuery, None, TaskResponse] = Operation("GET", "/api/tasks/{id}", TaskResponse)
"""Read a task."""
tasks_delete: Operation[None, None, None] = Operation("DELETE", "/api/tasks/{id}", None)
"""Delete a task for good."""
tasks_complete: Operation[None, CompleteTaskRequest, TaskResponse] = Operation("POST", "/api/tasks/{id}/complete", TaskResponse)
"""Answer a task."""
tasks_claim: Operation[None, None, TaskResponse] = Operation("POST", "/api/tasks/{id}/claim", TaskResponse)
"""Take a task."""
tasks_release: Operation[None, ReleaseTaskRequest, TaskResponse] = Operation("POST", "/api/tasks/{id}/release", TaskResponse)
"""Give a task back."""
tasks_reassign: Operation[None, ReassignTaskRequest, TaskResponse] = Operation("POST", "/api/tasks/{id}/reassign", TaskResponse)
"""Give a task to other people."""
tasks_decline: Operation[None, DeclineTaskRequest, TaskResponse] = Operation("POST", "/api/tasks/{id}/decline", TaskResponse)
"""Say that you do not take it, and why."""
tasks_extend: Operation[None, ExtendTaskRequest, TaskResponse] = Operation("POST", "/api/tasks/{id}/extend", TaskResponse)
"""Extend the deadline."""
tasks_cancel: Operation[None, None, TaskResponse] = Operation("POST", "/api/tasks/{id}/cancel", TaskResponse)
"""Withdraw a task."""
tasks_poll: Operation[TasksPollQuery, None, PollResponse] = Operation("GET", "/api/tasks/{id}/poll", PollResponse)
"""Wait for the answer."""
tasks_audit: Operation[None, None, list[AuditEntryResponse]] = Operation("GET", "/api/tasks/{id}/audit", list[AuditEntryResponse])
"""Read what happened."""
tasks_stream: Operation[TasksStreamQuery, None, None] = Operation("GET", "/api/stream", None)
"""Wait for several tasks."""
tasks_stream_many: Operation[None, StreamRequest, None] = Operation("POST", "/api/stream", None)
"""Wait for many tasks."""

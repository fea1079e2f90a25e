"""The types that calls take and give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from awaithumans.forms.base import FormFieldBase
from awaithumans.forms.definition import FORM_DEFINITION_VERSION, FormDefinition
from awaithumans.forms.nesting import FormField
from awaithumans.generated.api import TaskStatus
from awaithumans.task_record import TaskRecord

JsonSchema: TypeAlias = Mapping[str, Any]
"""A JSON Schema as a dict, e.g. `{"type": "object", "properties": …}`."""

TERMINAL_STATUSES = (
    TaskStatus.COMPLETED,
    TaskStatus.TIMED_OUT,
    TaskStatus.CANCELLED,
    TaskStatus.VERIFICATION_EXHAUSTED,
)
"""A task in one of these never changes again."""


RoutingStrategy: TypeAlias = Literal["everyone", "round_robin", "least_loaded", "least_recently_assigned", "named_order"]
"""[How one of several people is chosen](https://docs.awaithumans.dev/routing#how-one-of-several-is-chosen)."""


class _Choice(BaseModel):
    """What may go with everybody who is asked. Sent only where it is given."""

    strategy: RoutingStrategy | None = None
    """Instead of the pool's own way or the default, `least_recently_assigned`."""
    excluded: list[str] | None = None
    """Emails or user ids of those who may neither get, claim nor answer the task: whoever requested it may not approve it."""


class PoolAssignment(_Choice):
    """Somebody in a pool is asked, as its strategy chooses; the pool may take the task over once it is released."""

    pool: str
    """Its name."""
    min_access_level: str | None = None
    """At least this access level."""


class RoleAssignment(_Choice):
    """Somebody who has a role, and exactly an access level or at least one."""

    role: str
    """Its name."""
    access_level: str | None = None
    """Exactly this access level."""
    min_access_level: str | None = None
    """This access level or one of a higher rank."""


class UserAssignment(_Choice):
    """One person, by their id on the server."""

    user_id: str
    """As in `people.get()`."""


class MarketplaceAssignment(BaseModel):
    """Reserved; asking raises `MarketplaceNotAvailableError`."""

    marketplace: Literal[True] = True


AssignTo: TypeAlias = str | Sequence[str] | PoolAssignment | RoleAssignment | UserAssignment | MarketplaceAssignment | Mapping[str, Any]
"""[Who is asked](https://docs.awaithumans.dev/concepts#who-is-asked): an email, several, one of the models for it, or a dict in the
spelling of the wire, such as `{"pool": "refunds", "access_level": "senior", "excluded": ["ana@example.com"]}`. Left out,
anybody who may see the inbox can answer."""


class VerifierConfig(BaseModel):
    """An AI check of the answer, run by the server before the task completes.

    A refused answer goes back to the person with the reason.
    """

    provider: str
    """`claude`, `openai`, `azure_openai` or `gemini`, if the server has it."""
    model: str | None = None
    """Default: the provider's default on the server."""
    instructions: str
    """What makes an answer acceptable."""
    max_attempts: int = Field(default=3, ge=1, le=10)
    """Answers the person may give before the task ends as `verification_exhausted`."""
    api_key_env: str | None = None
    """The variable *of the server* that holds the provider's key."""
    metadata: dict[str, Any] | None = None
    """Settings of the provider, e.g. the endpoint of Azure."""


class CreatedTask(BaseModel):
    """A task that now exists, whether this call created it or an earlier one did."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Of the task, for `tasks.get()` and `tasks.wait()`."""
    url: str
    """Where a person answers it."""
    status: TaskStatus
    """`created`, or where an earlier call has brought it."""
    replayed: bool
    """An earlier call with the same key created it."""


class HumanIdentity(BaseModel):
    """A person as the server's directory knows them."""

    id: str
    email: str
    display_name: str | None = None
    roles: list[str] | None = None
    access_level: str | None = None


class VerificationContext(BaseModel):
    """What a verifier is given. Published for extensions of a server; nothing of this package takes one yet."""

    task: str
    payload: Any
    payload_schema: dict[str, Any]
    response: Any
    response_schema: dict[str, Any]
    raw_input: str | None = None
    """The person's own words, when the answer came as text."""
    attempt: int
    """1 for the first answer."""
    previous_rejections: list[str]
    """The reasons given for refusing earlier answers, oldest first."""


class VerifierResult(BaseModel):
    """What a verifier thought of an answer."""

    passed: bool
    reason: str
    """In words; the person sees it when the answer is refused."""
    parsed_response: Any = None
    """The answer as the verifier understood it, when it came as text."""


__all__ = [
    "FORM_DEFINITION_VERSION",
    "TERMINAL_STATUSES",
    "AssignTo",
    "CreatedTask",
    "FormDefinition",
    "FormField",
    "FormFieldBase",
    "HumanIdentity",
    "JsonSchema",
    "MarketplaceAssignment",
    "PoolAssignment",
    "RoleAssignment",
    "RoutingStrategy",
    "TaskRecord",
    "TaskStatus",
    "UserAssignment",
    "VerificationContext",
    "VerifierConfig",
    "VerifierResult",
]

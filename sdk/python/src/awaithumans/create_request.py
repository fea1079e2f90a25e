"""Checks a question, cheapest first, and translates it to the wire. Nothing is sent when a part of it is wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Literal, cast

from pydantic import BaseModel

from awaithumans.assign_to import assign_to_wire
from awaithumans.errors.input_errors import SchemaValidationError, TimeoutRangeError
from awaithumans.forms.extract import extract_form, has_own_fields
from awaithumans.generated.api import CreateTaskRequest, CreateTaskRequestOnTimeout, CreateTaskRequestVerifierConfig
from awaithumans.idempotency import generate_idempotency_key
from awaithumans.limits import (
    MAX_KEY_LENGTH,
    MAX_TASK_LENGTH,
    TIMEOUT_SECONDS_MAX,
    TIMEOUT_SECONDS_MIN,
)
from awaithumans.options import CreateTaskOptions, OnTimeout
from awaithumans.schema.dump import dump_payload, dump_plain
from awaithumans.schema.json_schema import to_json_schema
from awaithumans.schema.payload import refuse_unsendable
from awaithumans.types import VerifierConfig


def to_seconds(timeout: object, option: str = "timeout_seconds") -> int:
    """A time as the wire has it: whole seconds. A deadline's limits are those of reminders and escalations too.

    Raises:
        TimeoutRangeError: It is out of range, or no number.

    """
    # Written so that NaN is out of range too. True is a number for Python, and surely a mistake.
    is_number = isinstance(timeout, (int, float)) and not isinstance(timeout, bool)
    if not is_number or not TIMEOUT_SECONDS_MIN <= cast("float", timeout) <= TIMEOUT_SECONDS_MAX:
        raise TimeoutRangeError(timeout, option)
    # Half a second more is a second more, as in TypeScript; Python's round() goes to the even one.
    return math.floor(cast("float", timeout) + 0.5)


def _check_text(value: object, field: str, limit: int, advice: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise SchemaValidationError(field, f"It must be text and not empty. {advice}")
    if len(value) > limit:
        raise SchemaValidationError(field, f"It has {len(value)} characters and may have {limit}. {advice}")
    refuse_unsendable(value, field)


def _metadata(metadata: Mapping[str, str] | None) -> dict[str, str] | None:
    if metadata is None:
        return None
    for key, value in metadata.items():
        if not isinstance(value, str):
            raise SchemaValidationError(
                "task_metadata",
                f"{key} is a {type(value).__name__}; it is shown as it is, so give text.",
            )
    refuse_unsendable(metadata, "task_metadata")
    return dict(metadata)


def _on_timeout(on_timeout: OnTimeout) -> Literal["time_out"] | CreateTaskRequestOnTimeout:
    if on_timeout == "time_out":
        return "time_out"
    if isinstance(on_timeout, Mapping) and set(on_timeout) == {"response"}:
        return {"response": dump_plain(on_timeout["response"], "on_timeout")}
    raise SchemaValidationError("on_timeout", 'It is "time_out", or {"response": …} with the answer that then stands.')


def _verifier(
    verifier: VerifierConfig | Mapping[str, Any] | None,
) -> CreateTaskRequestVerifierConfig | None:
    if verifier is None:
        return None
    config = verifier if isinstance(verifier, VerifierConfig) else VerifierConfig.model_validate(verifier)
    return cast("CreateTaskRequestVerifierConfig", config.model_dump(mode="json"))


def _form(options: CreateTaskOptions, response_schema: Any) -> dict[str, Any] | None:
    given = options.get("form_definition")
    if isinstance(given, BaseModel):
        return given.model_dump(mode="json")
    if given is not None:
        return dict(given)
    # The server draws what the schema says better than the types do: it knows what is long, and what may be empty.
    if isinstance(response_schema, Mapping) or not has_own_fields(response_schema):
        return None
    return extract_form(response_schema).model_dump(mode="json")


def _add_clocks(request: CreateTaskRequest, options: CreateTaskOptions) -> None:
    """Only what is given: servers of earlier releases do not know it."""
    remind_after, remind_every, escalate_after = (options.get("remind_after"), options.get("remind_every"), options.get("escalate_after"))
    if remind_after is not None:
        request["remind_after"] = to_seconds(remind_after, "remind_after")
    if remind_every is not None:
        request["remind_every"] = to_seconds(remind_every, "remind_every")
    if escalate_after is not None:
        request["escalate_after"] = to_seconds(escalate_after, "escalate_after")
    escalate_to = options.get("escalate_to")
    if escalate_to is not None:
        request["escalate_to"] = assign_to_wire(escalate_to)


def to_create_request(options: CreateTaskOptions, response_schema: Any) -> CreateTaskRequest:
    """The body of `POST /api/tasks`.

    Raises:
        TimeoutRangeError: `timeout_seconds` is out of range.
        SchemaValidationError: Another argument is not what it should be.
        UnsupportedSchemaError: No form can be drawn from a schema.
        MarketplaceNotAvailableError: The marketplace is asked.

    """
    seconds = to_seconds(options["timeout_seconds"])
    task = options["task"]
    _check_text(
        task,
        "task",
        MAX_TASK_LENGTH,
        "It is the headline the person reads; the rest belongs into the payload.",
    )
    key = options.get("idempotency_key")
    if key is not None:
        _check_text(
            key,
            "idempotency_key",
            MAX_KEY_LENGTH,
            "Make a short one, e.g. from a hash of what is too long.",
        )
    assign_to = assign_to_wire(options.get("assign_to"))
    payload_schema = to_json_schema(options["payload_schema"], "payload_schema")
    wanted = to_json_schema(response_schema, "response_schema")
    payload = dump_payload(options["payload"], options["payload_schema"])
    on_timeout = options.get("on_timeout")
    notify, initial = options.get("notify"), options.get("initial_response")
    request: CreateTaskRequest = {
        "task": task,
        "payload": payload,
        "payload_schema": payload_schema,
        "response_schema": wanted,
        "form_definition": _form(options, response_schema),
        "task_metadata": _metadata(options.get("task_metadata")),
        "initial_response": None if initial is None else dump_plain(initial, "initial_response"),
        "redact_response_after_submit": options.get("redact_response_after_submit", False),
        "timeout_seconds": seconds,
        "idempotency_key": generate_idempotency_key(task, payload) if key is None else key,
        "assign_to": assign_to,
        "notify": None if notify is None else list(notify),
        "verifier_config": _verifier(options.get("verifier")),
        "redact_payload": options.get("redact_payload", False),
        "callback_url": options.get("callback_url"),
    }
    if on_timeout is not None:
        # Servers of earlier releases do not know it.
        request["on_timeout"] = _on_timeout(on_timeout)
    _add_clocks(request, options)
    return request

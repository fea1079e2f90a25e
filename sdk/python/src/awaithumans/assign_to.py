"""Who is asked, as the server reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from awaithumans.errors.input_errors import MarketplaceNotAvailableError, SchemaValidationError

_LATER = ("strategy", "excluded", "min_access_level")
"""What the published models did not have: what they send stays as it was unless one of these is given."""

_SHAPES = 'an email, a list of emails, or a dict such as {"pool": …}, {"role": …, "access_level": …} or {"user_id": …}'


def assign_to_wire(assign_to: object) -> dict[str, Any] | None:
    """The `assign_to` of the wire.

    Raises:
        MarketplaceNotAvailableError: The marketplace is asked.
        SchemaValidationError: It is none of the shapes that name somebody.

    """
    if assign_to is None:
        return None
    if isinstance(assign_to, str):
        return {"email": assign_to}
    if isinstance(assign_to, BaseModel):
        sent = assign_to.model_dump(mode="json")
        assign_to = {key: value for key, value in sent.items() if value is not None or key not in _LATER}
    if isinstance(assign_to, Mapping):
        if assign_to.get("marketplace"):
            raise MarketplaceNotAvailableError
        return dict(assign_to)
    if isinstance(assign_to, Sequence) and all(isinstance(email, str) for email in assign_to):
        return {"emails": list(assign_to)}
    raise SchemaValidationError("assign_to", f"A {type(assign_to).__name__} names nobody. Give {_SHAPES}.")

"""From the JSON of an answer to what the schema makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from awaithumans.errors.input_errors import SchemaValidationError
from awaithumans.schema.json_schema import adapter_of


def explain(error: ValidationError) -> str:
    """One line for each thing that is wrong: where, and what. The values are left out, because errors end up in logs."""
    lines = [
        f"{'.'.join(str(part) for part in problem['loc']) or 'It'}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    return "\n".join(lines)


def parse_response(schema: Any, response: Any) -> Any:
    """An instance of the schema's class. With a JSON Schema it is the JSON itself, which the server has checked.

    Raises:
        SchemaValidationError: The answer does not fit.

    """
    if isinstance(schema, Mapping):
        return response
    try:
        # As JSON, so that strict models take texts for dates and numbers as their JSON says.
        return adapter_of(schema, "response_schema").validate_json(json.dumps(response))
    except ValidationError as error:
        raise SchemaValidationError("response", explain(error)) from error

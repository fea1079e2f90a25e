"""A whole form."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from awaithumans.forms.nesting import FormField

FORM_DEFINITION_VERSION = 1
"""Of the format of a form; there has been no other."""


class FormDefinition(BaseModel):
    """A form as it is sent: what a person is asked to fill in."""

    model_config = ConfigDict(defer_build=True)

    version: int = FORM_DEFINITION_VERSION
    """Of the format."""
    fields: list[FormField]
    """In their order."""

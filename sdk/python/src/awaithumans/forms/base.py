"""What all fields of a form have."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, SerializerFunctionWrapHandler, model_serializer
from pydantic_core import CoreSchema


class FormFieldBase(BaseModel, frozen=True):
    """One field of a form.

    Put it into the `Annotated` metadata of a member of the response model. Its name is then the member's, and whether it is required
    is read from there too.
    """

    # Built at first use: most programs use few kinds of fields, and import all of them.
    model_config = ConfigDict(extra="ignore", defer_build=True)

    additions: ClassVar[frozenset[str]] = frozenset()
    """Members that earlier servers do not know; they are sent only when they say something."""
    is_input: ClassVar[bool] = True
    """Whether a person puts something in."""

    name: str = ""
    """The member's, unless it is given."""
    kind: str
    """What is sent as its kind."""
    label: str | None = None
    """Default: made from the name."""
    hint: str | None = None
    """Below the label, smaller."""
    required: bool = True
    """Whether there must be an answer; read from the member."""

    def __hash__(self) -> int:
        # typing.Optional and Union hash what they are given, the metadata of Annotated included.
        return hash((type(self), self.name, self.label))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """As metadata of a member, a field changes nothing about the member's own type."""
        return handler(source)

    @model_serializer(mode="wrap")
    def _without_unused_additions(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        members: dict[str, Any] = handler(self)
        return {key: value for key, value in members.items() if value is not None or key not in self.additions}


class DisplayFieldBase(FormFieldBase, frozen=True):
    """A field that only shows something."""

    is_input: ClassVar[bool] = False

    required: bool = False

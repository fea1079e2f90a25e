"""What the classes written from the API's definition stand on."""

from __future__ import annotations

from enum import Enum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import Self


class WireModel(BaseModel):
    """An object of the API as the server sent it; members that this client does not know are kept."""

    # Built at first use: most programs read two or three of these, and import all of them.
    model_config = ConfigDict(extra="allow", frozen=True, protected_namespaces=(), defer_build=True)


def sent_since(*, alias: str | None = None) -> Any:
    """For a member that the server sends, but that a server of an earlier release may not send yet: it is None there.

    `alias` is its name on the wire where Python has taken that word.
    """
    return Field(default=None, alias=alias)


class OpenEnum(str, Enum):
    """Words that the server may add to: one that is not known yet is a member of its own, not an error."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value.upper()
        member._value_ = value
        return member

    def __str__(self) -> str:
        """The word itself, not the name of the member."""
        return str.__str__(self.value)

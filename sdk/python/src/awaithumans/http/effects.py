"""What the logic of this package asks of the world.

The logic is written once, as generators that yield one of these and are sent the outcome. `run` performs them with a blocking
client, `run_async` with an asynchronous one; a test performs them with a script and a clock of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Exchange:
    """One request. The outcome is a `RawAnswer`, or `UnansweredError` is raised."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    timeout: float
    """Seconds for everything: connecting, waiting, and reading the body to its end."""


@dataclass(frozen=True)
class RawAnswer:
    """An answer of any status, read to its end."""

    status: int
    headers: Mapping[str, str]
    """By lowercase name."""
    text: str


class UnansweredError(Exception):
    """No answer, or only a part of one. `__cause__` says why."""


@dataclass(frozen=True)
class Sleep:
    """A pause, in seconds."""

    seconds: float


@dataclass(frozen=True)
class Call:
    """A function of the caller's. What it returns is awaited where that is possible."""

    function: Callable[[Any], object]
    argument: object


Effect: TypeAlias = Exchange | Sleep | Call

# The type of what is sent in depends on the effect, which generators cannot express.
Steps: TypeAlias = Generator[Effect, Any, T]

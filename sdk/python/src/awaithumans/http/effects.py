"""What the logic of this package asks of the world.

The logic is written once, as generators that yield one of these and are sent the outcome. `run` performs them with a blocking
client, `run_async` with an asynchronous one; a test performs them with a script and a clock of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

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


class GarbledError(Exception):
    """Events came that are none of the server's: something on the way made them, or broke them."""


@dataclass(frozen=True)
class Sleep:
    """A pause, in seconds."""

    seconds: float


@dataclass(frozen=True)
class Call:
    """A function of the caller's. What it returns is awaited where that is possible."""

    function: Callable[[Any], object]
    argument: object


@dataclass(frozen=True)
class Listen:
    """A connection of server-sent events. The outcome is a `Listened`, or a `RawAnswer` when the server answers with anything else."""

    request: Exchange
    """Its time-out is how long the connection may be silent."""
    hear: Callable[[str, str], bool]
    """Called with the kind and the data of each event; True when that was enough."""
    seconds: float
    """To listen at most."""


@dataclass(frozen=True)
class Listened:
    """What became of one connection of events."""

    end: Literal["enough", "late", "closed", "broken"]
    connected: bool
    """Something arrived."""
    last_event_id: str | None
    """Where to go on."""
    cause: BaseException | None = None


Effect: TypeAlias = Exchange | Sleep | Call | Listen

# The type of what is sent in depends on the effect, which generators cannot express.
Steps: TypeAlias = Generator[Effect, Any, T]

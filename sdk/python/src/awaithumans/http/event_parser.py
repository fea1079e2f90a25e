"""Server-sent events by the rules of WHATWG HTML, §9.2.6."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from awaithumans.http.effects import Listened


class EventParser:
    """Takes bytes in pieces of any size and tells of the events that are complete with them."""

    def __init__(self, hear: Callable[[str, str], bool]) -> None:
        self._hear = hear
        self._rest: list[bytes] = []
        """The line that has no end yet, in the pieces it came in: joining them each time would take long lines squared time."""
        self._event = ""
        self._data: list[str] = []
        self._id: str | None = None
        self._connected = False
        self._last_event_id: str | None = None

    def push(self, chunk: bytes) -> bool:
        """Whether what was heard was enough."""
        self._connected = True
        # The server ends its lines with LF. Not splitlines(): data may hold what that takes for the end of a line.
        first, *others = chunk.split(b"\n")
        self._rest.append(first)
        for piece in others:
            line = b"".join(self._rest).removesuffix(b"\r")
            self._rest = [piece]
            if self._take(line.decode("utf-8", "replace")):
                return True
        return False

    def read(self, chunks: Iterable[bytes]) -> Listened:
        """All of them, or until it was enough."""
        return self.ended("enough" if any(self.push(chunk) for chunk in chunks) else "closed")

    def ended(self, end: Literal["enough", "late", "closed", "broken"], cause: BaseException | None = None) -> Listened:
        """What became of the connection."""
        return Listened(end, self._connected, self._last_event_id, cause)

    def _take(self, line: str) -> bool:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        return False

    def _dispatch(self) -> bool:
        """Without data there is no event, but the id counts."""
        if self._id is not None:
            self._last_event_id = self._id
        event, data = self._event or "message", "\n".join(self._data)
        told = bool(self._data)
        self._event, self._data = "", []
        return told and self._hear(event, data)

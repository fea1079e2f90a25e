"""Server-sent events, however they are cut."""

from __future__ import annotations

import pytest

from awaithumans.http.event_parser import EventParser


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_events_come_in_pieces_of_any_size(size: int) -> None:
    heard: list[tuple[str, str]] = []

    def hear(event: str, data: str) -> bool:
        heard.append((event, data))
        return event == "end"

    text = (
        ':\n\nevent: task\r\ndata: {"a":\ndata: "é\u2028"}\nid: 7\n\nid: 8\n\ndata:x\n\n'
        "retry: 5\nevent: end\ndata: {}\n\nevent: more\ndata: y\n\n"
    )
    parser = EventParser(hear)
    raw = text.encode()
    found = parser.read(raw[start : start + size] for start in range(0, len(raw), size))
    assert heard == [("task", '{"a":\n"é\u2028"}'), ("message", "x"), ("end", "{}")]
    assert (found.end, found.connected, found.last_event_id) == ("enough", True, "8")

"""Something else that answers where the server should."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class StandIn:
    """Its address, and from which connection each path was asked."""

    url: str
    asked: dict[str, tuple[str, int]] = field(default_factory=dict)


@contextmanager
def stand_in(answers: Mapping[str, tuple[str, str]]) -> Generator[StandIn, None, None]:
    """Answers every path that ends so with that type and text, and keeps connections alive."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            path = self.path.split("?")[0]
            found.asked[path] = self.client_address
            kind, text = next(answer for end, answer in answers.items() if path.endswith(end))
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_POST = answer  # noqa: N815 -- the base class calls them so

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class has it
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = StandIn(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def completed(response: dict[str, Any], **more: Any) -> tuple[str, str]:
    """The poll of a task that was answered."""
    state = {"status": "completed", "response": response, "completed_at": None, "timed_out_at": None, "verification_attempt": 0}
    return "application/json", json.dumps({**state, **more})

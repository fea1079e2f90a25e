"""A line to the server on which things go wrong, as told."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

CREATE, POLL = "POST /api/tasks", "poll"


class FaultyProxy:
    """Passes requests on, unless a fault is due. The faults of a route are used up in order.

    `reset`: the connection is cut before the request is passed on. `lost`: after it, so the server has acted. `502`, `429`: an
    answer of the proxy's own. `truncated`: half the body. `slow`: the headers come a few bytes at a time.
    """

    def __init__(self, target: str) -> None:
        self.faults: dict[str, deque[str]] = {CREATE: deque(), POLL: deque()}
        self.seen: list[str] = []
        """Every request and what became of it."""
        self.connections = 0
        self._target = urlsplit(target)
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                proxy.connections += 1

            def do_GET(self) -> None:
                proxy.handle(self)

            def do_POST(self) -> None:
                proxy.handle(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class has it
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def fail(self, route: str, *faults: str) -> None:
        self.faults[route].extend(faults)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("content-length", 0)))
        route = POLL if "/poll" in request.path else f"{request.command} {request.path}"
        due = self.faults.get(route)
        fault = due.popleft() if due else "passed"
        self.seen.append(f"{route} {fault}")
        if fault == "reset":
            return _reset(request)
        if fault in ("502", "429"):
            return _answer(request, int(fault), {"Retry-After": "1"} if fault == "429" else {}, b"<html>Bad gateway</html>")
        status, headers, answer = self._forward(request, body)
        if fault == "lost":
            return _reset(request)
        if fault == "truncated":
            return _truncate(request, status, answer)
        if fault == "slow":
            return _dribble(request, status, answer)
        return _answer(request, status, headers, answer)

    def _forward(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
        upstream = http.client.HTTPConnection(self._target.hostname or "", self._target.port, timeout=60)
        try:
            headers = {name: value for name, value in request.headers.items() if name.lower() not in ("host", "accept-encoding")}
            upstream.request(request.command, request.path, body or None, headers)
            response = upstream.getresponse()
            kept = {name: value for name, value in response.getheaders() if name.lower() in ("content-type", "idempotent-replayed")}
            return response.status, kept, response.read()
        except OSError:
            return 503, {}, b"The server is down."
        finally:
            upstream.close()


def _answer(request: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes) -> None:
    request.send_response(status)
    for name, value in {**headers, "Content-Length": str(len(body))}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body)


def _reset(request: BaseHTTPRequestHandler) -> None:
    # With this option closing sends a reset, as a crashed machine's successor does.
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.close_connection = True
    request.connection.close()
    # Its own files would complain when they are flushed.
    request.wfile = _Nowhere()  # type: ignore[assignment]


def _truncate(request: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    request.send_response(status)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body[: len(body) // 2])
    request.close_connection = True


def _dribble(request: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    for start in range(0, len(head), 8):
        request.wfile.write(head[start : start + 8])
        request.wfile.flush()
        time.sleep(0.05)
    request.wfile.write(body)


class _Nowhere:
    closed = True

    def flush(self) -> None:
        pass

    def close(self) -> None:
        pass

"""Performs effects with httpx.

httpx is imported when the first request is made: sandboxes that forbid network modules (Temporal workflows) can then import
this package.
"""

from __future__ import annotations

import asyncio
import inspect
import math
import os
import socket
import threading
import time
from collections.abc import Coroutine, Generator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from typing_extensions import TypedDict

from awaithumans.http.effects import Call, Effect, Exchange, GarbledError, Listen, Listened, RawAnswer, Sleep, UnansweredError
from awaithumans.http.event_parser import EventParser

if TYPE_CHECKING:
    import httpx


class _Limits(TypedDict):
    max_connections: int | None
    max_keepalive_connections: int | None


_LIMITS: _Limits = {"max_connections": None, "max_keepalive_connections": 100}
"""Every wait holds a connection for as long as the server holds its poll: with httpx's own 100, the 101st question would not even
be asked."""


def _raw(response: httpx.Response, body: bytes) -> RawAnswer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    # The API speaks UTF-8; an error page of a proxy may not, and is only quoted.
    return RawAnswer(response.status_code, headers, body.decode("utf-8", "replace"))


class Transport:
    """A blocking connection pool. Made at the first request unless one is given; a given one is never closed here."""

    def __init__(self, client: httpx.Client | None = None) -> None:
        self._client = client
        self._owned = client is None
        self._lock = threading.Lock()
        self._process = os.getpid()

    def perform(self, effect: Effect) -> object:
        """The outcome of an effect."""
        if isinstance(effect, Sleep):
            time.sleep(effect.seconds)
            return None
        if isinstance(effect, Call):
            return _call(effect)
        return self._listen(effect) if isinstance(effect, Listen) else self._exchange(effect)

    def _exchange(self, request: Exchange) -> RawAnswer:
        import httpx

        client = self._open()
        deadline = time.monotonic() + request.timeout
        try:
            with client.stream(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.body,
                timeout=request.timeout,
                follow_redirects=False,
            ) as response:
                chunks: list[bytes] = []
                # httpx limits each read; a body that trickles in would pass every one of them.
                for chunk in response.iter_bytes():
                    chunks.append(chunk)
                    if time.monotonic() > deadline:
                        raise _TooSlowError(request.timeout)
                return _raw(response, b"".join(chunks))
        except (httpx.RequestError, _TooSlowError) as error:
            raise UnansweredError from error

    def _listen(self, listen: Listen) -> Listened | RawAnswer:
        import httpx

        request, events = listen.request, EventParser(listen.hear)
        late = threading.Event()
        try:
            with self._open().stream(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.body,
                timeout=request.timeout,
                follow_redirects=False,
            ) as response:
                if not _is_events(response):
                    return _raw(response, response.read())
                with _cut_after(listen.seconds, response, late):
                    return events.read(response.iter_bytes())
        except (httpx.RequestError, GarbledError) as error:
            return events.ended("late" if late.is_set() else "broken", error)

    def _open(self) -> httpx.Client:
        import httpx

        # A forked process has its parent's connections: on a shared one, each would read what the other was answered. They are left
        # alone, since closing them is the parent's business, and so is a lock that one of its threads may have held.
        if self._owned and self._process != os.getpid():
            self._client, self._lock, self._process = None, threading.Lock(), os.getpid()
        # Two threads may make the first request at once.
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(limits=httpx.Limits(**_LIMITS))
            return self._client

    def close(self) -> None:
        """Closes the connections that were opened here."""
        if self._owned and self._client is not None:
            self._client.close()
            self._client = None


class AsyncTransport:
    """An asynchronous connection pool, for one event loop."""

    def __init__(self, client: httpx.AsyncClient | None = None) -> None:
        self._client = client
        self._owned = client is None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def perform(self, effect: Effect) -> object:
        """The outcome of an effect."""
        if isinstance(effect, Sleep):
            await asyncio.sleep(effect.seconds)
            return None
        if isinstance(effect, Call):
            result = effect.function(effect.argument)
            return await result if inspect.isawaitable(result) else result
        return await (self._listen(effect) if isinstance(effect, Listen) else self._exchange(effect))

    def _open(self) -> httpx.AsyncClient:
        import httpx

        loop = asyncio.get_running_loop()
        # Connections of an earlier loop (another asyncio.run) died with it.
        if self._client is None or (self._owned and self._loop is not loop):
            self._client, self._loop = httpx.AsyncClient(limits=httpx.Limits(**_LIMITS)), loop
        return self._client

    async def _exchange(self, request: Exchange) -> RawAnswer:
        import httpx

        try:
            return await _within(request.timeout, _read(self._open(), request))
        except (httpx.RequestError, _TooSlowError) as error:
            raise UnansweredError from error

    async def _listen(self, listen: Listen) -> Listened | RawAnswer:
        import httpx

        events = EventParser(listen.hear)
        try:
            return await _within(listen.seconds, _follow(self._open(), listen.request, events))
        except _TooSlowError as error:
            return events.ended("late", error)
        except (httpx.RequestError, GarbledError) as error:
            return events.ended("broken", error)

    async def close(self) -> None:
        """Closes the connections that were opened here."""
        if self._owned and self._client is not None:
            await self._client.aclose()
            self._client = None


T = TypeVar("T")


async def _within(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """What the work returns, if it does in time.

    Not `asyncio.wait_for`: before Python 3.12 it loses a cancellation that comes in the moment in which the work is done.
    """
    task = asyncio.ensure_future(work)
    # When it fails after nobody waits any more, nobody needs to hear of it.
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    try:
        done, _ = await asyncio.wait({task}, timeout=None if seconds == math.inf else seconds)
        if not done:
            raise _TooSlowError(seconds)
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task})


async def _read(client: httpx.AsyncClient, request: Exchange) -> RawAnswer:
    async with client.stream(
        request.method,
        request.url,
        headers=dict(request.headers),
        content=request.body,
        # The whole exchange has its limit around it.
        timeout=None,
        follow_redirects=False,
    ) as response:
        return _raw(response, await response.aread())


async def _follow(client: httpx.AsyncClient, request: Exchange, events: EventParser) -> Listened | RawAnswer:
    async with client.stream(
        request.method,
        request.url,
        headers=dict(request.headers),
        content=request.body,
        timeout=request.timeout,
        follow_redirects=False,
    ) as response:
        if not _is_events(response):
            return _raw(response, await response.aread())
        async for chunk in response.aiter_bytes():
            if events.push(chunk):
                return events.ended("enough")
        return events.ended("closed")


def _is_events(response: httpx.Response) -> bool:
    return response.status_code == 200 and response.headers.get("content-type", "").lower().startswith("text/event-stream")


@contextmanager
def _cut_after(seconds: float, response: httpx.Response, late: threading.Event) -> Generator[None]:
    """Ends a blocking read from outside: reads have limits of their own, which every comment of the server begins anew."""
    if seconds >= threading.TIMEOUT_MAX:
        yield
        return

    def cut() -> None:
        late.set()
        # Closing it would not wake the thread that reads; shutting it down does. It may be gone by itself.
        with suppress(OSError):
            response.extensions["network_stream"].get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class _TooSlowError(Exception):
    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer within {seconds:g} s")


def _call(effect: Call) -> Any:
    result = effect.function(effect.argument)
    if not inspect.isawaitable(result):
        return result
    if inspect.iscoroutine(result):
        result.close()
    name = getattr(effect.function, "__name__", "the function")
    raise TypeError(f"{name}() is asynchronous, and a blocking call cannot await it: give a plain function.")

"""One call of an operator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from awaithumans.http.effects import Steps
from awaithumans.http.operation import Operation
from awaithumans.http.run import run, run_async
from awaithumans.http.send import Policy, send
from awaithumans.http.session import Session
from awaithumans.http.transport import AsyncTransport, Transport
from awaithumans.tasks.expect import POLICY, expect

ResultT = TypeVar("ResultT")


def call(
    session: Session,
    operation: Operation[Any, Any, ResultT],
    action: str,
    policy: Policy,
    *,
    path: Mapping[str, str] | None = None,
    query: Mapping[str, Any] | None = None,
    body: Mapping[str, Any] | None = None,
) -> Steps[ResultT]:
    """The body of a good answer.

    Raises:
        RequestError: The server refused.

    """
    given = None if body is None else dict(body)
    answer = yield from send(session, operation, path=path, query=query, body=given, policy=policy)
    return expect(session, answer, action).body


class Noun:
    """Something that operators do things with, for programs without an event loop."""

    def __init__(self, transport: Transport, open_session: Callable[[], Session]) -> None:
        self._transport = transport
        self._open = open_session

    def _do(
        self, operation: Operation[Any, Any, ResultT], action: str, policy: Policy = POLICY, **parts: Mapping[str, Any] | None
    ) -> ResultT:
        return run(call(self._open(), operation, action, policy, **parts), self._transport.perform)


class AsyncNoun:
    """The same for programs with an event loop."""

    def __init__(self, transport: AsyncTransport, open_session: Callable[[], Session]) -> None:
        self._transport = transport
        self._open = open_session

    async def _do(
        self, operation: Operation[Any, Any, ResultT], action: str, policy: Policy = POLICY, **parts: Mapping[str, Any] | None
    ) -> ResultT:
        return await run_async(call(self._open(), operation, action, policy, **parts), self._transport.perform)

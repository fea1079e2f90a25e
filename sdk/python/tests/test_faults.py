"""The line fails in every way that lines fail; the answer is right, and it is asked once."""

from __future__ import annotations

import asyncio
import threading

import pytest

from awaithumans import AsyncAwaitHumans, AwaitHumans, ServerUnreachableError, await_human, await_human_sync
from awaithumans.http.effects import Exchange, UnansweredError
from awaithumans.http.transport import AsyncTransport, Transport
from tests.models import Decision, question
from tests.proxy import CREATE, POLL, FaultyProxy
from tests.server import Person, Server, wait_until

FAULTS = ["reset", "lost", "502", "429", "truncated", "slow"]


def ask(kind: str, key: str) -> Decision:
    options = question(idempotency_key=key)
    decision: Decision = await_human_sync(**options) if kind == "sync" else asyncio.run(await_human(**options))
    return decision


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_creating_survives(server: Server, proxy: FaultyProxy, key: str, fault: str, kind: str) -> None:
    proxy.fail(CREATE, fault)
    person = Person(lambda: server.answer(key, {"approved": True}))
    assert ask(kind, key).approved
    person.done()
    assert f"{CREATE} {fault}" in proxy.seen
    assert len(server.tasks(key)) == 1


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_waiting_survives(server: Server, proxy: FaultyProxy, key: str, fault: str, kind: str) -> None:
    proxy.fail(POLL, fault)

    def answer() -> None:
        wait_until(lambda: any(POLL in line for line in proxy.seen))
        server.answer(key, {"approved": True})

    person = Person(answer)
    assert ask(kind, key).approved
    person.done()
    assert f"{POLL} {fault}" in proxy.seen
    actions = server.audit(server.asked(key)["id"])
    assert sum("complete" in action for action in actions) == 1


def test_one_failure_after_another(server: Server, proxy: FaultyProxy, key: str) -> None:
    proxy.fail(CREATE, "reset", "502", "lost")
    proxy.fail(POLL, "truncated", "reset")
    person = Person(lambda: server.answer(key, {"approved": True}))
    assert ask("sync", key).approved
    person.done()
    assert len(server.tasks(key)) == 1


def test_retry_after_is_honoured(server: Server, proxy: FaultyProxy, key: str) -> None:
    proxy.fail(CREATE, "429")
    timer = threading.Event()
    threading.Timer(1, timer.set).start()
    person = Person(lambda: server.answer(key, {"approved": True}))
    assert ask("sync", key).approved
    person.done()
    assert timer.is_set(), "asked again sooner than the second that the proxy asked for"


def test_a_restart_of_the_server_is_not_noticed(server: Server, key: str) -> None:
    def power_cut() -> None:
        server.asked(key)
        server.kill()
        server.start()
        server.answer(key, {"approved": True})

    person = Person(power_cut)
    assert ask("async", key).approved
    person.done()


def test_one_connection_for_a_whole_call_and_for_all_calls_of_a_client(server: Server, proxy: FaultyProxy, key: str) -> None:
    person = Person(lambda: server.answer(key, {"approved": True}))
    ask("sync", key)
    person.done()
    assert proxy.connections == 1
    with AwaitHumans() as humans:
        for _ in range(3):
            humans.await_human_sync(**question(idempotency_key=key))
    assert proxy.connections == 2

    async def agent() -> None:
        async with AsyncAwaitHumans() as humans:
            for _ in range(3):
                await humans.await_human(**question(idempotency_key=key))

    asyncio.run(agent())
    assert proxy.connections == 3


def test_a_client_outlives_the_loop_it_was_first_used_in(server: Server, key: str) -> None:
    humans = AsyncAwaitHumans()

    async def read() -> None:
        await humans.tasks.list(limit=1)
        await humans.aclose()

    asyncio.run(read())
    asyncio.run(read())


def test_nobody_there() -> None:
    with pytest.raises(ServerUnreachableError) as error:
        await_human_sync(**question(server_url="http://127.0.0.1:9"))
    assert error.value.attempts == 5
    assert "127.0.0.1:9" in str(error.value)
    assert "refused" in str(error.value)
    assert error.value.__cause__ is not None


class Silent:
    """Takes connections, sends so much of an answer, and then nothing."""

    def __init__(self, start: bytes) -> None:
        import socket

        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._start = start
        self._held: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            connection.recv(65_536)
            connection.sendall(self._start)
            self._held.append(connection)

    def close(self) -> None:
        self._socket.close()
        for connection in self._held:
            connection.close()


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
def test_silence_ends_an_attempt(start: bytes) -> None:
    silent = Silent(start)
    request = Exchange("GET", silent.url, {}, None, 0.3)
    blocking = Transport()
    with pytest.raises(UnansweredError):
        blocking.perform(request)
    blocking.close()

    async def attempt() -> None:
        transport = AsyncTransport()
        with pytest.raises(UnansweredError) as error:
            await transport.perform(request)
        assert "0.3 s" in str(error.value.__cause__)
        await transport.close()

    asyncio.run(attempt())
    silent.close()

"""A server, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from typing_extensions import Self, TypeVar, Unpack

from awaithumans.ask import ask
from awaithumans.http.clock import Clock
from awaithumans.http.run import run, run_async
from awaithumans.http.session import ConnectionOptions, Session, open_session
from awaithumans.http.transport import AsyncTransport, Transport
from awaithumans.operators.deliveries import AsyncDeliveries, Deliveries
from awaithumans.operators.keys import AsyncKeys, Keys
from awaithumans.operators.people import AsyncPeople, People
from awaithumans.options import AskOptions, AwaitHumanOptions
from awaithumans.tasks.asynchronous import AsyncTasks
from awaithumans.tasks.blocking import Tasks
from awaithumans.types import JsonSchema

if TYPE_CHECKING:
    import httpx

ResponseT = TypeVar("ResponseT", default=dict[str, Any])


def session_for(connection: ConnectionOptions, options: AskOptions, clock: Clock | None) -> tuple[Session, AwaitHumanOptions]:
    """Where this call goes, and the options without that.

    A call that names another server does not take the client's key there.
    """
    rest = options.copy()
    server_url, api_key = rest.pop("server_url", None), rest.pop("api_key", None)
    if server_url:
        connection = ConnectionOptions(server_url, api_key, connection.headers, connection.max_retries)
    elif api_key:
        connection = ConnectionOptions(connection.server_url, api_key, connection.headers, connection.max_retries)
    return open_session(connection, clock), rest


class AwaitHumans:
    """A server and its tasks, for programs with or without an event loop.

    Holds a pool of connections for the blocking calls; `close()` or a `with` block closes it. The address and the key are looked
    up at each call when they are not given.

    Example:
        with AwaitHumans(server_url="https://humans.example.com", api_key=key) as humans:
            created = humans.tasks.create(task="Approve?", …)
            outcome = humans.tasks.wait(created.task.id)

    """

    tasks: Tasks
    """Asks, waits, lists, extends, cancels."""
    people: People
    """For operators: who can be asked."""
    keys: Keys
    """For operators: the API keys."""
    deliveries: Deliveries
    """For operators: the webhooks on their way."""

    _clock: Clock | None = None

    def __init__(
        self,
        *,
        server_url: str | None = None,
        api_key: str | None = None,
        headers: Mapping[str, str] | None = None,
        max_retries: int | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        """Opens nothing yet.

        Args:
            server_url: Address of the server; a path is kept, trailing slashes are not. Default: `AWAITHUMANS_URL`, then the
                development server running on this machine, then `http://localhost:3001`.
            api_key: Sent as `Authorization: Bearer …`. Default: `AWAITHUMANS_ADMIN_API_TOKEN`, then the development server's own token.
                Those two are sent only to loopback, to the origin of `AWAITHUMANS_URL` and to the development server.
            headers: Sent with every request, e.g. for a gateway in front of the server.
            max_retries: How often a request is repeated after a network error, 408, 429 or 5xx. Default: 4; while waiting for an
                answer, as often as fits into 10 minutes without any success.
            http_client: Used for the blocking calls, e.g. with a proxy or a certificate of your own; never closed here.

        """
        self.connection = ConnectionOptions(server_url, api_key, headers, max_retries)
        self._speak_over(Transport(http_client))

    def _speak_over(self, transport: Transport) -> None:
        self._transport = transport
        self.tasks = Tasks(transport, self._open)
        self.people = People(transport, self._open)
        self.keys = Keys(transport, self._open)
        self.deliveries = Deliveries(transport, self._open)

    def _open(self) -> Session:
        return open_session(self.connection, self._clock)

    def await_human_sync(self, *, response_schema: type[ResponseT] | JsonSchema, **options: Unpack[AskOptions]) -> ResponseT:
        """`await_human_sync()` on this server, with the same errors.

        A call that names another server does not take this client's key there.

        Args:
            response_schema: Describes the answer, and is what comes back.
            options: What is asked, and how.

        """
        session, rest = session_for(self.connection, options, self._clock)
        answer: ResponseT = run(ask(session, rest, response_schema), self._transport.perform)
        return answer

    async def await_human(self, *, response_schema: type[ResponseT] | JsonSchema, **options: Unpack[AskOptions]) -> ResponseT:
        """`await_human()` on this server, with the same errors. `AsyncAwaitHumans` also keeps its connections between calls.

        Args:
            response_schema: Describes the answer, and is what comes back.
            options: What is asked, and how.

        """
        session, rest = session_for(self.connection, options, self._clock)
        transport = self._async_transport()
        answer: ResponseT = await run_async(ask(session, rest, response_schema), transport.perform, transport.close)
        return answer

    def _async_transport(self) -> AsyncTransport:
        return AsyncTransport()

    awaitHuman = await_human  # noqa: N815 -- published name
    awaitHumanSync = await_human_sync  # noqa: N815 -- published name

    def close(self) -> None:
        """Closes the connections, but for those of an `http_client` that was given."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncAwaitHumans:
    """A server and its tasks, for programs with an event loop.

    Holds a pool of connections; `aclose()` or an `async with` block closes it. The address and the key are looked up at each call
    when they are not given.

    Example:
        async with AsyncAwaitHumans(server_url="https://humans.example.com", api_key=key) as humans:
            created = await humans.tasks.create(task="Approve?", …)
            outcome = await humans.tasks.wait(created.task.id)

    """

    tasks: AsyncTasks
    """Asks, waits, lists, extends, cancels."""
    people: AsyncPeople
    """For operators: who can be asked."""
    keys: AsyncKeys
    """For operators: the API keys."""
    deliveries: AsyncDeliveries
    """For operators: the webhooks on their way."""

    _clock: Clock | None = None

    def __init__(
        self,
        *,
        server_url: str | None = None,
        api_key: str | None = None,
        headers: Mapping[str, str] | None = None,
        max_retries: int | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        """Opens nothing yet.

        Args:
            server_url: As for `AwaitHumans`.
            api_key: As for `AwaitHumans`.
            headers: Sent with every request, e.g. for a gateway in front of the server.
            max_retries: As for `AwaitHumans`.
            http_client: Used for all calls, e.g. with a proxy or a certificate of your own; never closed here.

        """
        self.connection = ConnectionOptions(server_url, api_key, headers, max_retries)
        self._speak_over(AsyncTransport(http_client))

    def _speak_over(self, transport: AsyncTransport) -> None:
        self._transport = transport
        self.tasks = AsyncTasks(transport, self._open)
        self.people = AsyncPeople(transport, self._open)
        self.keys = AsyncKeys(transport, self._open)
        self.deliveries = AsyncDeliveries(transport, self._open)

    def _open(self) -> Session:
        return open_session(self.connection, self._clock)

    async def await_human(self, *, response_schema: type[ResponseT] | JsonSchema, **options: Unpack[AskOptions]) -> ResponseT:
        """`await_human()` on this server, with the same errors.

        A call that names another server does not take this client's key there.

        Args:
            response_schema: Describes the answer, and is what comes back.
            options: What is asked, and how.

        """
        session, rest = session_for(self.connection, options, self._clock)
        answer: ResponseT = await run_async(ask(session, rest, response_schema), self._transport.perform)
        return answer

    awaitHuman = await_human  # noqa: N815 -- published name

    async def aclose(self) -> None:
        """Closes the connections, but for those of an `http_client` that was given."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

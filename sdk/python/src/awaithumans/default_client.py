"""The client behind the plain functions."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from awaithumans.humans import AwaitHumans

_default: AwaitHumans | None = None


def get_default_client() -> AwaitHumans:
    """The client that `await_human()` and `await_human_sync()` use: the one that was set, else one that looks everything up."""
    return _default or AwaitHumans()


def current_client() -> AwaitHumans | None:
    """The client that was set, if one was."""
    return _default


@contextmanager
def default_client() -> Generator[AwaitHumans, None, None]:
    """The same for the length of one call: what was only made for it is closed after it."""
    client = get_default_client()
    try:
        yield client
    finally:
        if client is not _default:
            client.close()


def set_default_client(client: AwaitHumans | None) -> None:
    """Makes `await_human()` and `await_human_sync()` use this client's server, key and connections; None undoes it.

    For the whole process: set it once, at the start. Closing the client stays your task.
    """
    global _default
    _default = client

"""The fixture `humans`, which pytest finds by itself where this package is installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from awaithumans import default_client
from awaithumans.testing.client import TestClient, create_test_client


@pytest.fixture
def humans() -> Iterator[TestClient]:
    """People who do what the test says, for plain `await_human` and `await_human_sync` too.

    After the test it is checked that the script was used up and that no question is left open.
    """
    client = create_test_client()
    before = default_client.current_client()
    default_client.set_default_client(client)
    try:
        yield client
    finally:
        default_client.set_default_client(before)
    client.assert_done()

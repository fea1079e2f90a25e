"""A process that forks, as task queues and web servers do."""

from __future__ import annotations

import os
import warnings

from awaithumans import AwaitHumans
from tests.stand_in import completed, stand_in


def test_a_forked_process_has_connections_of_its_own() -> None:
    """On a shared one, parent and child read each other's answers."""
    with stand_in({"/poll": completed({"approved": True})}) as server, AwaitHumans(server_url=server.url, api_key="k") as humans:
        assert humans.tasks.wait("before").response == {"approved": True}
        with warnings.catch_warnings():
            # Newer Pythons warn of the threads that are not forked; the server's are not needed in the child.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            # Whatever happens in here, the child must not go on with the tests.
            try:
                humans.tasks.wait("child")
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        humans.tasks.wait("after")
        before, forked, after = (server.asked[f"/api/tasks/{name}/poll"] for name in ("before", "child", "after"))
    assert forked != before
    assert after == before

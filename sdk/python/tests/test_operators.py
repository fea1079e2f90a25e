"""What operators do: people, API keys and webhooks, on the real server, with both clients."""

from __future__ import annotations

import asyncio
import uuid
from datetime import datetime, timedelta, timezone

import httpx
import pytest

from awaithumans import AsyncAwaitHumans, AwaitHumans, RequestError
from tests.server import Server


@pytest.fixture
def email() -> str:
    """Nobody has it."""
    return f"{uuid.uuid4()}@example.com"


def test_people(server: Server, email: str) -> None:
    with AwaitHumans() as humans:
        ana = humans.people.create(email=email, display_name="Ana", pools=[email])
        assert (ana.email, ana.pools, ana.is_operator, ana.has_password) == (email, [email], False, False)
        assert [person.id for person in humans.people.list(pool=email, active=True)] == [ana.id]
        assert humans.people.update(ana.id, access_level="senior").access_level == "senior"
        assert humans.people.set_password(ana.id, "correct horse").has_password
        assert not humans.people.clear_password(ana.id).has_password
        with pytest.raises(RequestError, match="already") as caught:
            humans.people.create(email=email)
        assert caught.value.status == 409
        humans.people.delete(ana.id)
        with pytest.raises(RequestError, match=r"Reading person .* failed \(HTTP 404\)"):
            humans.people.get(ana.id)


def test_keys(server: Server) -> None:
    ends = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(minutes=1)
    with AwaitHumans() as humans:
        made = humans.keys.create(name="agent", scopes=["tasks:read"], expires_at=ends)
        assert (made.name, made.expires_at, made.revoked_at) == ("agent", ends, None)
        with AwaitHumans(api_key=made.key) as agent:
            agent.tasks.list(limit=1)
            with pytest.raises(RequestError, match="HTTP 403"):
                agent.people.list()
        humans.keys.revoke(made.id)
        assert next(key for key in humans.keys.list() if key.id == made.id).revoked_at


def test_a_key_is_not_made_twice() -> None:
    sent: list[httpx.Request] = []

    def unwell(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(503)

    client = httpx.Client(transport=httpx.MockTransport(unwell))
    with AwaitHumans(http_client=client) as humans, pytest.raises(RequestError, match="HTTP 503"):
        humans.keys.create(name="agent", scopes=["tasks:read"])
    assert [request.url.path for request in sent] == ["/api/admin/api-keys"]


def test_deliveries(server: Server) -> None:
    with AwaitHumans() as humans:
        assert humans.deliveries.list(status="abandoned", limit=5) == []
        for act in (humans.deliveries.get, humans.deliveries.redeliver):
            with pytest.raises(RequestError, match="HTTP 404"):
                act("nope")
        assert humans.deliveries.redeliver_failed(datetime.now(timezone.utc)) == 0
        assert humans.deliveries.secrets()[0].startswith("whsec_")


def test_the_same_without_blocking(server: Server, email: str) -> None:
    async def story() -> None:
        async with AsyncAwaitHumans() as humans:
            bo = await humans.people.create(email=email)
            assert (await humans.people.get(bo.id)).email == email
            await humans.people.delete(bo.id)
            made = await humans.keys.create(name="other", scopes=["tasks:read"])
            await humans.keys.revoke(made.id)
            assert made.id in {key.id for key in await humans.keys.list()}
            assert await humans.deliveries.redeliver_failed(datetime.now(timezone.utc)) == 0

    asyncio.run(story())

"""The API keys of a server."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import datetime

from awaithumans.generated.api import ApiKeyResponse, CreatedApiKeyResponse, keys_create, keys_list, keys_revoke
from awaithumans.operators.call import AsyncNoun, Noun
from awaithumans.tasks.expect import ONCE


def _new(name: str, scopes: Sequence[str], expires_at: datetime | None) -> dict[str, object]:
    """The body. A moment without a zone is one of this machine."""
    ends = {} if expires_at is None else {"expires_at": expires_at.astimezone().isoformat()}
    return {"name": name, "scopes": list(scopes), **ends}


class Keys(Noun):
    """The [API keys](https://docs.awaithumans.dev/operators#api-keys) of a server, for operators: only the admin token may call these.

    What the server refuses is a `RequestError`, with the HTTP `status`.
    """

    def list(self) -> builtins.list[ApiKeyResponse]:
        """All keys, newest first, revoked ones too; without the keys themselves."""
        return self._do(keys_list, "Listing API keys")

    def create(self, *, name: str, scopes: Sequence[str], expires_at: datetime | None = None) -> CreatedApiKeyResponse:
        """Makes a key. `key` of the answer is shown this once. Not repeated after a failure: it could make two.

        Args:
            name: What it is for.
            scopes: What it may do, like `tasks:write`.
            expires_at: When it ends by itself; never, if left out.

        """
        return self._do(keys_create, "Making an API key", ONCE, body=_new(name, scopes, expires_at))

    def revoke(self, key_id: str) -> None:
        """Whoever uses it is refused from now on."""
        self._do(keys_revoke, f"Revoking API key {key_id}", path={"key_id": key_id})


class AsyncKeys(AsyncNoun):
    """`Keys` for programs with an event loop."""

    async def list(self) -> builtins.list[ApiKeyResponse]:
        """All keys, newest first, revoked ones too; without the keys themselves."""
        return await self._do(keys_list, "Listing API keys")

    async def create(self, *, name: str, scopes: Sequence[str], expires_at: datetime | None = None) -> CreatedApiKeyResponse:
        """Makes a key. `key` of the answer is shown this once. Not repeated after a failure: it could make two.

        Args:
            name: What it is for.
            scopes: What it may do, like `tasks:write`.
            expires_at: When it ends by itself; never, if left out.

        """
        return await self._do(keys_create, "Making an API key", ONCE, body=_new(name, scopes, expires_at))

    async def revoke(self, key_id: str) -> None:
        """Whoever uses it is refused from now on."""
        await self._do(keys_revoke, f"Revoking API key {key_id}", path={"key_id": key_id})

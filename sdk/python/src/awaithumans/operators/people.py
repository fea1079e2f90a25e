"""The people of a server."""

from __future__ import annotations

import builtins

from typing_extensions import Unpack

from awaithumans.generated.api import (
    CreateUserRequest,
    PeopleListQuery,
    UpdateUserRequest,
    UserResponse,
    people_clear_password,
    people_create,
    people_delete,
    people_get,
    people_list,
    people_set_password,
    people_update,
)
from awaithumans.operators.call import AsyncNoun, Noun


class People(Noun):
    """The [people](https://docs.awaithumans.dev/people) of a server, for operators.

    The key needs `people:read`, and `people:write` to change them; only the admin token makes and changes operators. What the server
    refuses is a `RequestError`, with the HTTP `status`.
    """

    def list(self, **query: Unpack[PeopleListQuery]) -> builtins.list[UserResponse]:
        """Those who fit all of this, the first to come first."""
        return self._do(people_list, "Listing people", query=query)

    def get(self, user_id: str) -> UserResponse:
        """One of them.

        Raises:
            RequestError: 404: there is nobody with this id.

        """
        return self._do(people_get, f"Reading person {user_id}", path={"user_id": user_id})

    def create(self, **person: Unpack[CreateUserRequest]) -> UserResponse:
        """Adds somebody. An email, or both `slack_team_id` and `slack_user_id`, is needed to reach them.

        Raises:
            RequestError: 409: somebody has this address already. 422: no address, or a password that is too short.

        """
        return self._do(people_create, "Adding a person", body=person)

    def update(self, user_id: str, **changes: Unpack[UpdateUserRequest]) -> UserResponse:
        """Changes what is given.

        Raises:
            RequestError: 404: there is nobody with this id. 409: it would leave no operator, or somebody else has this address.

        """
        return self._do(people_update, f"Changing person {user_id}", path={"user_id": user_id}, body=changes)

    def delete(self, user_id: str) -> None:
        """Deletes somebody for good; what they held goes back. To keep their name on what they did, `update(…, active=False)`."""
        self._do(people_delete, f"Deleting person {user_id}", path={"user_id": user_id})

    def set_password(self, user_id: str, password: str) -> UserResponse:
        """Lets them sign in with this password: 8 to 200 characters."""
        body = {"password": password}
        return self._do(people_set_password, f"Setting the password of person {user_id}", path={"user_id": user_id}, body=body)

    def clear_password(self, user_id: str) -> UserResponse:
        """They can no longer sign in with a password."""
        return self._do(people_clear_password, f"Taking away the password of person {user_id}", path={"user_id": user_id})


class AsyncPeople(AsyncNoun):
    """`People` for programs with an event loop."""

    async def list(self, **query: Unpack[PeopleListQuery]) -> builtins.list[UserResponse]:
        """Those who fit all of this, the first to come first."""
        return await self._do(people_list, "Listing people", query=query)

    async def get(self, user_id: str) -> UserResponse:
        """One of them.

        Raises:
            RequestError: 404: there is nobody with this id.

        """
        return await self._do(people_get, f"Reading person {user_id}", path={"user_id": user_id})

    async def create(self, **person: Unpack[CreateUserRequest]) -> UserResponse:
        """Adds somebody. An email, or both `slack_team_id` and `slack_user_id`, is needed to reach them.

        Raises:
            RequestError: 409: somebody has this address already. 422: no address, or a password that is too short.

        """
        return await self._do(people_create, "Adding a person", body=person)

    async def update(self, user_id: str, **changes: Unpack[UpdateUserRequest]) -> UserResponse:
        """Changes what is given.

        Raises:
            RequestError: 404: there is nobody with this id. 409: it would leave no operator, or somebody else has this address.

        """
        return await self._do(people_update, f"Changing person {user_id}", path={"user_id": user_id}, body=changes)

    async def delete(self, user_id: str) -> None:
        """Deletes somebody for good; what they held goes back. To keep their name on what they did, `update(…, active=False)`."""
        await self._do(people_delete, f"Deleting person {user_id}", path={"user_id": user_id})

    async def set_password(self, user_id: str, password: str) -> UserResponse:
        """Lets them sign in with this password: 8 to 200 characters."""
        body = {"password": password}
        return await self._do(people_set_password, f"Setting the password of person {user_id}", path={"user_id": user_id}, body=body)

    async def clear_password(self, user_id: str) -> UserResponse:
        """They can no longer sign in with a password."""
        return await self._do(people_clear_password, f"Taking away the password of person {user_id}", path={"user_id": user_id})

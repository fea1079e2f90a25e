"""The webhooks that a server sends."""

from __future__ import annotations

import builtins
from datetime import datetime

from typing_extensions import Unpack

from awaithumans.generated.api import (
    DeliveriesListQuery,
    WebhookDeliveryDetailResponse,
    WebhookDeliveryResponse,
    deliveries_get,
    deliveries_list,
    deliveries_redeliver,
    deliveries_redeliver_failed,
    deliveries_secrets,
)
from awaithumans.operators.call import AsyncNoun, Noun


class Deliveries(Noun):
    """The [webhooks](https://docs.awaithumans.dev/webhooks) that a server sends, for operators.

    The key needs `deliveries:read`, and `deliveries:write` to send again; only the admin token reads the secrets. What the server
    refuses is a `RequestError`, with the HTTP `status`.
    """

    def list(self, **query: Unpack[DeliveriesListQuery]) -> builtins.list[WebhookDeliveryResponse]:
        """Those that fit, the last to change first."""
        return self._do(deliveries_list, "Listing deliveries", query=query)

    def get(self, delivery_id: str) -> WebhookDeliveryDetailResponse:
        """One of them, with its attempts.

        Raises:
            RequestError: 404: there is none with this id.

        """
        return self._do(deliveries_get, f"Reading delivery {delivery_id}", path={"delivery_id": delivery_id})

    def redeliver(self, delivery_id: str) -> WebhookDeliveryResponse:
        """Sends it again, soon, also if it was delivered: receivers know it by its id.

        Raises:
            RequestError: 404: there is none with this id. 409: the answer in it is erased.

        """
        return self._do(deliveries_redeliver, f"Sending delivery {delivery_id} again", path={"delivery_id": delivery_id})

    def redeliver_failed(self, since: datetime) -> int:
        """Sends again everything whose last try failed at `since` or later, and says how many that were."""
        body = {"failed_since": since.astimezone().isoformat()}
        answer = self._do(deliveries_redeliver_failed, "Sending failed deliveries again", body=body)
        return answer.redelivered

    def secrets(self) -> builtins.list[str]:
        """The secrets that sign webhooks, newest first; a receiver needs one of them."""
        answer = self._do(deliveries_secrets, "Reading the webhook secrets")
        return answer.secrets


class AsyncDeliveries(AsyncNoun):
    """`Deliveries` for programs with an event loop."""

    async def list(self, **query: Unpack[DeliveriesListQuery]) -> builtins.list[WebhookDeliveryResponse]:
        """Those that fit, the last to change first."""
        return await self._do(deliveries_list, "Listing deliveries", query=query)

    async def get(self, delivery_id: str) -> WebhookDeliveryDetailResponse:
        """One of them, with its attempts.

        Raises:
            RequestError: 404: there is none with this id.

        """
        return await self._do(deliveries_get, f"Reading delivery {delivery_id}", path={"delivery_id": delivery_id})

    async def redeliver(self, delivery_id: str) -> WebhookDeliveryResponse:
        """Sends it again, soon, also if it was delivered: receivers know it by its id.

        Raises:
            RequestError: 404: there is none with this id. 409: the answer in it is erased.

        """
        return await self._do(deliveries_redeliver, f"Sending delivery {delivery_id} again", path={"delivery_id": delivery_id})

    async def redeliver_failed(self, since: datetime) -> int:
        """Sends again everything whose last try failed at `since` or later, and says how many that were."""
        body = {"failed_since": since.astimezone().isoformat()}
        answer = await self._do(deliveries_redeliver_failed, "Sending failed deliveries again", body=body)
        return answer.redelivered

    async def secrets(self) -> builtins.list[str]:
        """The secrets that sign webhooks, newest first; a receiver needs one of them."""
        answer = await self._do(deliveries_secrets, "Reading the webhook secrets")
        return answer.secrets

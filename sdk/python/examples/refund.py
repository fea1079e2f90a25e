"""An agent that asks before it gives money back.

Run it with a server running on this machine:

    python examples/refund.py [idempotency key]

Stop it and start it again whenever you like: the same key comes back to the same question and the same answer.
"""

import asyncio
import os
import sys

from pydantic import BaseModel, Field

from awaithumans import CreatedTask, await_human

# Another order is another question.
ORDER = os.environ.get("ORDER_ID", "A-4721")


class Item(BaseModel):
    name: str
    quantity: int
    price: float


class Refund(BaseModel):
    amount: float
    currency: str
    customer_id: str
    order: str
    reason: str
    items: list[Item]


class Decision(BaseModel):
    approved: bool = Field(description="Give the money back?")
    reason: str | None = Field(default=None, max_length=2000, description="The customer will read this.")


def say_where(task: CreatedTask) -> None:
    asked = "This question was asked before" if task.replayed else "Waiting for a person"
    print(f"{asked}. Answer it here: {task.url}", flush=True)


async def main() -> None:
    decision = await await_human(
        task="Approve this $250 refund?",
        payload_schema=Refund,
        payload=Refund(
            amount=250,
            currency="USD",
            customer_id="cus_demo",
            order=ORDER,
            reason="The lamp arrived with a cracked shade. The carrier has confirmed damage in transit.",
            items=[Item(name="Arc floor lamp, brass", quantity=1, price=219), Item(name="Dimmable bulb", quantity=2, price=15.5)],
        ),
        response_schema=Decision,
        timeout_seconds=15 * 60,
        idempotency_key=sys.argv[1] if len(sys.argv) > 1 else f"refund:{ORDER}",
        task_metadata={"agent": "Support agent", "ticket": "#8812"},
        on_task=say_where,
    )
    print(f"{'Approved' if decision.approved else 'Declined'}: {decision.model_dump_json()}")


asyncio.run(main())

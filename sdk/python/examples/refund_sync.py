"""The same question without asyncio, from a plain script.

Run it with a server running on this machine:

    python examples/refund_sync.py [idempotency key]
"""

import sys
from dataclasses import dataclass

from awaithumans import TaskTimeoutError, await_human_sync


@dataclass
class Refund:
    amount: float
    customer_id: str


@dataclass
class Decision:
    approved: bool
    reason: str = ""


try:
    decision = await_human_sync(
        task="Approve this $250 refund?",
        payload_schema=Refund,
        payload=Refund(amount=250, customer_id="cus_demo"),
        response_schema=Decision,
        timeout_seconds=15 * 60,
        idempotency_key=sys.argv[1] if len(sys.argv) > 1 else "refund-sync:A-4721",
        on_task=lambda task: print(f"Answer it here: {task.url}", flush=True),
    )
except TaskTimeoutError:
    print("Nobody answered: the refund stays where it is.")
else:
    print("Approved." if decision.approved else f"Declined: {decision.reason}")

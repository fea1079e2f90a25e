"""What the agents of the tests ask with."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class Refund(BaseModel):
    amount: float
    customer_id: str


class Decision(BaseModel):
    approved: bool = Field(description="Give the money back?")
    reason: str = ""


REFUND = Refund(amount=250, customer_id="cus_demo")


def question(**changes: Any) -> dict[str, Any]:
    """The arguments of `await_human`, as far as all tests share them. Loosely typed, as many agents are."""
    return {
        "task": "Approve this $250 refund?",
        "payload_schema": Refund,
        "payload": REFUND,
        "response_schema": Decision,
        "timeout_seconds": 900,
        **changes,
    }

"""A person between a model and its tools. The model here is a local stand-in that always wants to pay.

Run it with a server running on this machine:

    python examples/tool_approval.py [idempotency key of the run]
"""

import sys
from typing import Any

from awaithumans import await_human_sync

RUN = sys.argv[1] if len(sys.argv) > 1 else "run-1"

Message = dict[str, Any]


def model(messages: list[Message]) -> Message:
    """Stands in for a chat model with tools: pays once, then says what came of it."""
    if messages[-1]["role"] == "tool":
        return {"role": "assistant", "content": f"Done: {messages[-1]['content']}"}
    return {"role": "assistant", "tool_calls": [{"id": "call-1", "name": "pay", "arguments": {"to": "Lamps Ltd", "amount": 1200}}]}


def pay(to: str, amount: float) -> str:
    return f"paid {amount} to {to}"


def approve(call: dict[str, Any]) -> dict[str, Any]:
    """Asks once for each call of a run, however often the run is restarted."""
    return await_human_sync(
        task=f"Let the agent call {call['name']}?",
        payload_schema={"type": "object"},
        payload=call["arguments"],
        response_schema={
            "type": "object",
            "properties": {
                "approved": {"type": "boolean"},
                "instead": {"type": "string", "description": "What the agent is told when you say no."},
            },
            "required": ["approved"],
        },
        timeout_seconds=3600,
        idempotency_key=f"{RUN}:{call['id']}",
    )


messages: list[Message] = [{"role": "user", "content": "Settle our bills."}]
while "tool_calls" in (reply := model(messages)):
    messages.append(reply)
    for call in reply["tool_calls"]:
        decision = approve(call)
        result = pay(**call["arguments"]) if decision["approved"] else f"A person said no. {decision.get('instead', '')}"
        messages.append({"role": "tool", "tool_call_id": call["id"], "content": result})
print(reply["content"])

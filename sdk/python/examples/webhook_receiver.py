"""Ask without waiting, and be called when somebody has answered.

Needs `pip install fastapi uvicorn`; then

    AWAITHUMANS_PAYLOAD_KEY=… uvicorn webhook_receiver:app --app-dir examples --port 8000

with the payload key of your server, so that nobody else can say that something was approved.
"""

import os

from fastapi import FastAPI, HTTPException, Request
from pydantic import BaseModel

from awaithumans import AsyncAwaitHumans, TaskStatus, WebhookVerificationError, verify_webhook

# Where your server finds this program.
PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://localhost:8000")

app = FastAPI()
# In a real program: a table, written in the transaction that acts on the answer.
decided: dict[str, str] = {}


class Refund(BaseModel):
    amount: float


class Decision(BaseModel):
    approved: bool


@app.post("/refunds/{order}")
async def ask(order: str, refund: Refund) -> dict[str, str]:
    async with AsyncAwaitHumans() as humans:
        created = await humans.tasks.create(
            task=f"Refund {order}?",
            payload_schema=Refund,
            payload=refund,
            response_schema=Decision,
            timeout_seconds=24 * 3600,
            idempotency_key=f"refund:{order}",
            callback_url=f"{PUBLIC_URL}/answers",
        )
    return {"task": created.task.id, "url": created.url}


@app.post("/answers")
async def answered(request: Request) -> dict[str, str]:
    try:
        # The raw body: a parsed one that is written again has another signature.
        event = verify_webhook(await request.body(), request.headers)
    except WebhookVerificationError as error:
        raise HTTPException(401, error.reason) from error
    # A delivery may come twice, and must act once.
    if event.idempotency_key not in decided:
        approved = event.status is TaskStatus.COMPLETED and event.parse_response(Decision).approved
        decided[event.idempotency_key] = "refunded" if approved else f"not refunded ({event.status})"
    return {"result": decided[event.idempotency_key]}


@app.get("/refunds/{order}")
async def result(order: str) -> dict[str, str]:
    return {"result": decided.get(f"refund:{order}", "nobody has answered yet")}

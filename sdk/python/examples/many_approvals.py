"""Many questions at once, handled as they are answered.

Run it with a server running on this machine:

    python examples/many_approvals.py [prefix of the idempotency keys]
"""

import asyncio
import sys
from typing import Annotated, Literal

from pydantic import BaseModel

from awaithumans import AsyncAwaitHumans, forms

PREFIX = sys.argv[1] if len(sys.argv) > 1 else "post"
POSTS = ["Our new lamp is here!", "Buy now!!! Best price!!!", "Ten ideas for your living room"]


class Post(BaseModel):
    text: str


class Review(BaseModel):
    verdict: Literal["publish", "edit", "reject"]
    text: Annotated[str, forms.long_text(label="As it shall be published", rows=6)] = ""


async def review(humans: AsyncAwaitHumans, number: int, text: str) -> tuple[str, Review]:
    answer = await humans.await_human(
        task=f"Publish post {number}?",
        payload_schema=Post,
        payload=Post(text=text),
        response_schema=Review,
        timeout_seconds=3600,
        idempotency_key=f"{PREFIX}:{number}",
        initial_response={"text": text},
    )
    return text, answer


async def main() -> None:
    # One client, so that all of them share its connections.
    async with AsyncAwaitHumans() as humans:
        reviews = [review(humans, number, text) for number, text in enumerate(POSTS, 1)]
        for answered in asyncio.as_completed(reviews):
            text, answer = await answered
            print(f"{answer.verdict}: {answer.text or text}", flush=True)


asyncio.run(main())

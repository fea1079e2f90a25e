"""A draft that a person may change before it goes out.

Run it with a server running on this machine:

    python examples/content_review.py [idempotency key]
"""

import sys
from typing import Annotated

from pydantic import BaseModel

from awaithumans import await_human_sync, forms


class Draft(BaseModel):
    subject: str
    body: str


class Newsletter(BaseModel):
    audience: str
    draft: Draft


class Review(BaseModel):
    send: Annotated[bool, forms.switch(true_label="Send it", false_label="Do not send it")]
    subject: Annotated[str, forms.short_text(max_length=80)]
    body: Annotated[str, forms.long_text(rows=10)]


draft = Draft(subject="Our new lamp", body="Its the brightest lamp ever made!!!")

review = await_human_sync(
    task="Send this to 1,200 customers?",
    payload_schema=Newsletter,
    payload=Newsletter(audience="Newsletter, 1,200 people", draft=draft),
    response_schema=Review,
    # The form opens filled with the draft; what comes back is what the person made of it.
    initial_response=draft.model_dump(),
    timeout_seconds=24 * 3600,
    idempotency_key=sys.argv[1] if len(sys.argv) > 1 else "newsletter:lamp",
)

changed = [name for name, was in draft.model_dump().items() if getattr(review, name) != was]
if review.send:
    print(f'Sent "{review.subject}", {"edited: " + ", ".join(changed) if changed else "as drafted"}')
else:
    print("Not sent")

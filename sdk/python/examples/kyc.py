"""A document is checked against what somebody has said of themselves.

Run it with a server running on this machine:

    python examples/kyc.py [idempotency key]
"""

import datetime
import sys
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import BaseModel

from awaithumans import await_human_sync, forms


class Applicant(BaseModel):
    name: str
    born: datetime.date
    country: str


class Check(BaseModel):
    same_person: Annotated[bool, forms.switch(true_label="Same person", false_label="Somebody else")]
    quality: Literal["readable", "blurred"]
    valid_until: datetime.date | None = None
    note: Annotated[str, forms.long_text()] | None = None


def photo(words: str) -> str:
    """Stands in for a photo from your storage: any address that the server can read, or a data: URL like this one."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300"><rect width="480" height="300" fill="#dde3ea"/>'
        f'<text x="30" y="160" font-size="28">{words}</text></svg>'
    )
    return f"data:image/svg+xml;utf8,{quote(drawing)}"


check = await_human_sync(
    task="Is this Maya Lindqvist?",
    payload_schema=Applicant,
    payload=Applicant(name="Maya Lindqvist", born=datetime.date(1991, 4, 18), country="Sweden"),
    response_schema=Check,
    # The pictures above what the model asks: they are shown, and answer nothing.
    form_definition=forms.FormDefinition(
        fields=[
            forms.image(photo("Passport: Maya Lindqvist"), alt="The passport"),
            forms.image(photo("Selfie"), alt="The selfie"),
            *forms.fields_of(Check),
        ]
    ),
    timeout_seconds=3 * 24 * 3600,
    assign_to={"pool": "compliance"},
    # Nobody looks at the payload of others in lists.
    redact_payload=True,
    idempotency_key=sys.argv[1] if len(sys.argv) > 1 else "kyc:maya",
)

passed = check.same_person and check.quality == "readable"
print(f"{'Verified' if passed else 'Not verified'}{f': {check.note}' if check.note else ''}")

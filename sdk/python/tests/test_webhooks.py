"""Webhooks: what is believed, and what is not."""

from __future__ import annotations

import base64
import datetime
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from awaithumans import (
    AwaitHumans,
    PayloadKeyInvalidError,
    PayloadKeyMissingError,
    SchemaValidationError,
    WebhookVerificationError,
    sign_webhook,
    verify_webhook,
)
from awaithumans.utils.webhook_signing import reset_cache, sign_body, verify_signature
from awaithumans.webhooks.payload_key import is_signed_with_payload_key, sign_with_payload_key
from tests.models import Decision, question
from tests.server import Server, wait_until

VECTORS: dict[str, Any] = json.loads((Path(__file__).parent / "vectors/vectors.json").read_text())["signature"]
KEY: str = VECTORS["payload_key"]
SECRET = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
EVENT = {
    "task_id": "t-1",
    "idempotency_key": "refund:1",
    "status": "completed",
    "response": {"approved": True},
    "completed_at": "2026-05-12T08:05:23.456000",
    "timed_out_at": None,
    "completed_by_email": "frida@example.com",
    "completed_via_channel": "dashboard",
    "verification_attempt": 0,
}
BODY = json.dumps(EVENT).encode()


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["body"][:20] or "empty")
def test_published_vectors(case: dict[str, str]) -> None:
    body = case["body"].encode()
    assert sign_with_payload_key(body, KEY) == case["header"]
    assert is_signed_with_payload_key(body, case["header"], KEY)
    assert is_signed_with_payload_key(body, case["header"].removeprefix("sha256="), KEY)
    assert not is_signed_with_payload_key(body + b" ", case["header"], KEY)


def test_the_servers_own_vector() -> None:
    """server.md 5.2 and 5.3: the key is the bytes 00 to 1f."""
    wanted = "sha256=a36a04efc573ecc909d26a4c5d40a2505ecaf4635d8aa3ac0e160a5d7c2ae109"
    for key in (bytes(range(32)),):
        for text in (
            base64.urlsafe_b64encode(key).decode(),
            base64.b64encode(key).decode().rstrip("="),
            f" {base64.b64encode(key).decode()}\n",
        ):
            assert sign_with_payload_key(b"{}", text) == wanted


def test_the_example_of_the_standard() -> None:
    """From the reference libraries of standardwebhooks.com."""
    headers = sign_webhook(
        b'{"test": 2432232314}',
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_an_event_signed_with_the_payload_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWAITHUMANS_PAYLOAD_KEY", KEY)
    event = verify_webhook(BODY, sign_webhook(BODY))
    assert (event.task_id, event.idempotency_key, event.status.value) == ("t-1", "refund:1", "completed")
    assert event.completed_at == datetime.datetime(2026, 5, 12, 8, 5, 23, 456_000, tzinfo=datetime.timezone.utc)
    assert event.parse_response(Decision) == Decision(approved=True)
    assert event.delivery_id is None
    assert verify_webhook(BODY.decode(), sign_webhook(BODY)) == event


def test_an_event_signed_as_the_standard_says() -> None:
    headers = sign_webhook(BODY, secret=SECRET, message_id="msg_1")
    assert verify_webhook(BODY, {name.upper(): value for name, value in headers.items()}, secret=SECRET).delivery_id == "msg_1"


def test_a_secret_is_replaced_without_a_gap() -> None:
    new = "whsec_" + base64.b64encode(b"another secret, another day").decode()
    both = sign_webhook(BODY, secret=SECRET, message_id="m", timestamp=int(time.time()))
    other = sign_webhook(BODY, secret=new, message_id="m", timestamp=int(both["webhook-timestamp"]))
    joined = {**both, "webhook-signature": f"v2,x {both['webhook-signature']} {other['webhook-signature']}"}
    for secret in (SECRET, new, [new, SECRET]):
        assert verify_webhook(BODY, joined, secret=secret).task_id == "t-1"
    assert verify_webhook(BODY, both, secret=[new, SECRET]).task_id == "t-1"
    with pytest.raises(WebhookVerificationError, match="signature is wrong"):
        verify_webhook(BODY, both, secret=new)


def signed(**changes: Any) -> dict[str, str]:
    headers = sign_webhook(BODY, secret=SECRET, payload_key=KEY)
    return {name: value for name, value in {**headers, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        (signed(**{"webhook-id": None}), "no webhook-id"),
        (signed(**{"webhook-signature": None}), "no webhook-signature.*payload_key"),
        (signed(**{"webhook-signature": "v1,"}), "signature is wrong.*raw bytes"),
        (signed(**{"webhook-signature": "v1,ünïcode\udc80"}), "signature is wrong"),
        (signed(**{"webhook-timestamp": "soon"}), "no number"),
        (signed(**{"webhook-timestamp": "²"}), "no number"),
        (signed(**{"webhook-id": "another"}), "signature is wrong"),
        (signed(**{"webhook-timestamp": "1900000000"}), "signature is wrong"),
        (sign_webhook(BODY, payload_key=KEY), "no webhook-id and no webhook-timestamp"),
    ],
)
def test_what_is_not_believed_with_a_secret(headers: dict[str, str], words: str) -> None:
    with pytest.raises(WebhookVerificationError, match=f"(?s){words}"):
        verify_webhook(BODY, headers, secret=SECRET)


def test_what_was_recorded_cannot_be_played_again() -> None:
    for moved, words in ((-400, r"signed \d+ seconds ago.*played again.*clock"), (400, "in the future")):
        headers = sign_webhook(BODY, secret=SECRET, timestamp=int(time.time()) + moved)
        with pytest.raises(WebhookVerificationError, match=f"(?s){words}"):
            verify_webhook(BODY, headers, secret=SECRET)
        assert verify_webhook(BODY, headers, secret=SECRET, tolerance_seconds=1000).task_id == "t-1"


@pytest.mark.parametrize("signature", ["", "sha256=", "sha256=00", "sha256=ü", "md5=00", sign_with_payload_key(BODY, KEY).upper()])
def test_what_is_not_believed_with_a_payload_key(signature: str) -> None:
    with pytest.raises(WebhookVerificationError):
        verify_webhook(BODY, {"X-Awaithumans-Signature": signature}, payload_key=KEY)


def test_an_unset_variable_is_no_key() -> None:
    for key in (None, "", " "):
        with pytest.raises(PayloadKeyMissingError, match="AWAITHUMANS_PAYLOAD_KEY"):
            verify_webhook(BODY, sign_webhook(BODY, payload_key=KEY), payload_key=key)
    for secret, words in (("", "empty"), ("whsec_", "empty"), ([], "no secret"), ("whsec_###", "not base64")):
        with pytest.raises(WebhookVerificationError, match=words):
            verify_webhook(BODY, signed(), secret=secret)


@pytest.mark.parametrize(("key", "words"), [("c2hvcnQ", "5 bytes, not 32"), ("###", "not base64"), ("A" * 44, "33 bytes"), ("é", "base64")])
def test_a_key_that_is_none(key: str, words: str) -> None:
    with pytest.raises(PayloadKeyInvalidError, match=words):
        sign_webhook(BODY, payload_key=key)


def test_a_parsed_body_is_told() -> None:
    with pytest.raises(WebhookVerificationError, match=r"(?s)a dict, not bytes.*request\.body\(\).*get_data"):
        verify_webhook(EVENT, signed(), secret=SECRET)  # type: ignore[arg-type]


def test_a_body_that_tells_nothing() -> None:
    for body, words in ((b"[]", "not tell how a task ended"), (b"{}", "task_id: Field required"), (b"x", "Invalid JSON")):
        with pytest.raises(WebhookVerificationError, match=f"(?s){words}"):
            verify_webhook(body, sign_webhook(body, payload_key=KEY), payload_key=KEY)


def test_an_event_without_an_answer() -> None:
    body = json.dumps({**EVENT, "status": "cancelled", "response": None}).encode()
    event = verify_webhook(body, sign_webhook(body, payload_key=KEY), payload_key=KEY)
    with pytest.raises(SchemaValidationError):
        event.parse_response(Decision)


def test_the_functions_of_earlier_releases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWAITHUMANS_PAYLOAD_KEY", KEY)
    reset_cache()
    assert verify_signature(body=BODY, signature=sign_body(BODY))
    assert not verify_signature(body=BODY, signature="ü")
    assert not verify_signature(body=BODY, signature=None)


class Mailbox(BaseHTTPRequestHandler):
    """Keeps what is posted to it."""

    received: ClassVar[list[tuple[bytes, dict[str, str]]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.received.append((body, dict(self.headers.items())))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class has it
        pass


def test_what_the_server_sends_is_believed_both_ways(server: Server, key: str) -> None:
    mailbox = ThreadingHTTPServer(("127.0.0.1", 0), Mailbox)
    threading.Thread(target=mailbox.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    with AwaitHumans() as humans:
        address = f"http://127.0.0.1:{mailbox.server_address[1]}/"
        task = humans.tasks.create(**question(idempotency_key=key, callback_url=address)).task
        server.complete(task.id, {"approved": True, "reason": "Zerbrochene Lampe 💡"})
    body, headers = wait_until(lambda: next(iter(Mailbox.received), None))
    mailbox.shutdown()
    mailbox.server_close()
    secrets = server.request("GET", "/api/admin/webhook-secrets")["secrets"]
    event = verify_webhook(body, headers, secret=secrets)
    assert event == verify_webhook(body, headers, payload_key=server.payload_key)
    assert event.delivery_id
    assert (event.task_id, event.idempotency_key) == (task.id, key)
    assert event.parse_response(Decision) == Decision(approved=True, reason="Zerbrochene Lampe 💡")
    assert event.completed_by_email == "frida@example.com"

"""The key of a question that was given none."""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any

_KEY_DIGITS = 32
"""16 bytes: what the published clients use, and far more than collisions need."""


def _number(value: float) -> str:
    """A float as ECMAScript writes it, so that both SDKs write the same text: 1.0 is `1`, 1e-07 is `1e-7`."""
    if value == 0:
        return "0"
    if value.is_integer() and abs(value) < 1e21:
        return _whole(value)
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        # Python changes to exponents at 1e-4, ECMAScript at 1e-6; only the other way round needs work.
        return mantissa
    power = int(exponent)
    digits = mantissa.lstrip("-").replace(".", "")
    if -7 < power < 0:
        sign = "-" if value < 0 else ""
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    return f"{mantissa.removesuffix('.0')}e{'+' if power > 0 else ''}{power}"


def _whole(value: float) -> str:
    """Shortest digits that come back to the same float, then zeros."""
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        return mantissa.removesuffix(".0")
    whole, _, fraction = mantissa.partition(".")
    return whole + fraction.ljust(int(exponent), "0")


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and no spaces, the same text in Python and TypeScript.

    Integers beyond 2^53 keep all their digits, which TypeScript cannot: two of them never share a key.
    """
    if isinstance(value, dict):
        # By UTF-16 code units, as JavaScript compares text.
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical_json(name)}:{canonical_json(value[name])}" for name in names) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical_json(item) for item in value) + "]"
    if isinstance(value, float) and math.isfinite(value):
        return _number(value)
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def generate_idempotency_key(task: str, payload: Any) -> str:
    """The same task and payload give the same key on every machine: 32 lowercase hex digits of SHA-256."""
    text = canonical_json({"task": task, "payload": payload})
    return hashlib.sha256(text.encode()).hexdigest()[:_KEY_DIGITS]

"""Keys are the same in every language and on every machine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from awaithumans.idempotency import canonical_json, generate_idempotency_key
from tests.server import ROOT

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/vectors.json").read_text())["idempotency"]
WITH_PAYLOAD = [vector for vector in VECTORS if "payload" in vector]


@pytest.mark.parametrize("vector", WITH_PAYLOAD, ids=lambda vector: json.dumps(vector["payload"]))
def test_published_vectors(vector: dict[str, Any]) -> None:
    """Where the published clients disagree, ours is the one of the published TypeScript client, as both of ours are."""
    assert generate_idempotency_key(vector["task"], vector["payload"]) == vector["ts"]
    if vector["agree"]:
        assert vector["py"] == vector["ts"]


def test_a_whole_float_is_a_whole_number() -> None:
    assert generate_idempotency_key("t", {"x": 1.0}) == "ae242f71ade4a00e10020bd377563868"


NUMBERS = [
    *[0.0, -0.0, 1.0, -1.0, 0.1, -0.1, 1.5, 123456.789, 4503599627370497.5],
    *[1e15, 1e16, 1.2345e18, 123456789012345680000.0, 1e20, 1e21, 1.5e21, -1e21, 1.7976931348623157e308],
    *[1e-4, 1.25e-5, 1e-5, 0.00001234, 1e-6, 1.5e-6, 9.99e-7, 1e-7, -1e-7, 1.5e-7, 2.5e-10, 5e-324],
]


def test_numbers_are_written_as_javascript_writes_them() -> None:
    program = "for (const x of JSON.parse(process.argv[1])) console.log(JSON.stringify(x))"
    written = subprocess.run(["node", "-e", program, json.dumps(NUMBERS)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert [canonical_json(number) for number in NUMBERS] == written.stdout.split()


def test_large_integers_never_share_a_key() -> None:
    assert generate_idempotency_key("t", {"x": 2**53}) != generate_idempotency_key("t", {"x": 2**53 + 1})

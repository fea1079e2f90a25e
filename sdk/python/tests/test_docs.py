"""The guide names every method of every client; what each of them does is in the reference, which is made from the docstrings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from awaithumans import AsyncAwaitHumans, AwaitHumans, testing

DOCS = Path(__file__).parents[3] / "docs"


def methods_of(value: object) -> set[str]:
    return {name for name in dir(type(value)) if not name.startswith("_") and callable(getattr(value, name))}


@pytest.mark.parametrize("client", [AwaitHumans, AsyncAwaitHumans])
def test_the_guide_names_every_method_of_the_client(client: type[AwaitHumans | AsyncAwaitHumans]) -> None:
    guide = (DOCS / "sdk-python.md").read_text()
    humans = client()
    nouns = {name: getattr(humans, name) for name in ("tasks", "people", "keys", "deliveries")}
    calls = {f"{noun}.{method}" for noun, value in nouns.items() for method in methods_of(value)}
    assert not {call for call in calls | methods_of(humans) if not re.search(rf"\b{re.escape(call)}\b", guide)}


def test_the_page_about_tests_names_every_part_of_the_human_for_tests() -> None:
    page = (DOCS / "testing.md").read_text()
    own = methods_of(testing.create_test_client()) - methods_of(AwaitHumans())
    behaviours = {name for name in testing.__all__ if name.islower()}
    assert not {name for name in behaviours | own if not re.search(rf"\b{name}\b", page)}

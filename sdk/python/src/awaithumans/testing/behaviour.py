"""What people do with a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from awaithumans.testing.sample_answer import Asked, assert_givable, sample_answer

SOMEBODY = "tester@example.com"
"""example.com is reserved for this (RFC 2606)."""

Deed: TypeAlias = "dict[str, Any] | Literal['cancel']"
"""An answer, or that the question is withdrawn."""


@dataclass(frozen=True)
class Act:
    """One thing that somebody does."""

    after: float | Literal["late"]
    """Seconds after the question, or after the act before; `late` is a moment after the deadline."""
    by: str
    """Email of who does it."""
    do: Callable[[Asked], Deed]
    """What it is, now that the question is known."""


Behaviour: TypeAlias = "tuple[Act, ...]"
"""What people do with one question, in this order. Made by `approve()`, `answer()` and their neighbours."""


def _giving(make: Callable[[Asked], dict[str, Any]], after: float, by: str) -> Behaviour:
    def do(asked: Asked) -> Deed:
        response = make(asked)
        assert_givable(asked, response)
        return response

    return (Act(after, by, do),)


def approve(changes: Mapping[str, Any] | None = None, *, after: float = 0, by: str = SOMEBODY) -> Behaviour:
    """Says yes.

    The first true/false member of the answer becomes true (or a choice like `approve` is taken), the rest is what the agent proposed
    and otherwise the plainest value that fits.

    Args:
        changes: Members of the answer; they win over all of it.
        after: Seconds until it is done, on the test client's clock.
        by: Email of the person.

    """
    return _giving(lambda asked: sample_answer(asked, decision=True, changes=changes), after, by)


def reject(reason: str | None = None, *, after: float = 0, by: str = SOMEBODY) -> Behaviour:
    """Says no, like `approve()`.

    Args:
        reason: Goes into the member for reasons, or else the first text.
        after: Seconds until it is done, on the test client's clock.
        by: Email of the person.

    """
    return _giving(lambda asked: sample_answer(asked, decision=False, reason=reason), after, by)


def edit(changes: Mapping[str, Any], *, after: float = 0, by: str = SOMEBODY) -> Behaviour:
    """Sends back what the agent proposed in `initial_response`, with these members changed.

    A question without it fails the test.

    Args:
        changes: Members of the answer.
        after: Seconds until it is done, on the test client's clock.
        by: Email of the person.

    """

    def make(asked: Asked) -> dict[str, Any]:
        if asked.initial_response is None:
            message = f'There is nothing to edit in "{asked.task}": it was asked without initial_response.'
            raise ValueError(message)
        return sample_answer(asked, changes=changes)

    return _giving(make, after, by)


def answer(response: Mapping[str, Any] | Callable[[Asked], Mapping[str, Any]], *, after: float = 0, by: str = SOMEBODY) -> Behaviour:
    """Sends exactly this, or what the function makes of the question.

    It has to fit the response schema: what does not, fails the test.

    Args:
        response: The answer, or a function that gives it.
        after: Seconds until it is done, on the test client's clock.
        by: Email of the person.

    """
    return _giving(lambda asked: dict(response(asked) if callable(response) else response), after, by)


def invalid(response: Mapping[str, Any], *, after: float = 0, by: str = SOMEBODY) -> Behaviour:
    """Sends this, which does not fit: the server refuses it and the question stays open. Follow it with `in_turn()`.

    Args:
        response: The answer.
        after: Seconds until it is done, on the test client's clock.
        by: Email of the person.

    """
    return (Act(after, by, lambda _: dict(response)),)


def silent() -> Behaviour:
    """Nobody answers. A wait for it jumps to the deadline."""
    return ()


def late(behaviour: Behaviour | None = None) -> Behaviour:
    """Answers a moment after the deadline, in vain: the task has timed out. Default: `approve()`."""
    first, *rest = approve() if behaviour is None else behaviour
    return (replace(first, after="late"), *rest)


def twice(first: Behaviour | None = None, second: Behaviour | None = None) -> Behaviour:
    """Two people answer: the second comes too late, and the first answer stands. Default: `approve()`, and the same again."""
    one = approve() if first is None else first
    return (*one, *(one if second is None else second))


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after another on the same question, e.g. `in_turn(invalid({"approved": "maybe"}), approve())`."""
    return tuple(act for behaviour in behaviours for act in behaviour)


def withdraw(*, after: float = 0, by: str = SOMEBODY) -> Behaviour:
    """An operator withdraws the question: whoever waits gets `TaskCancelledError`.

    Args:
        after: Seconds until it is done, on the test client's clock.
        by: Email of the person.

    """
    return (Act(after, by, lambda _: "cancel"),)

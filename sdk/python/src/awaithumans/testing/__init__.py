"""[People for tests](https://docs.awaithumans.dev/testing): they do what the test says, on a clock that jumps."""

from awaithumans.testing.behaviour import (
    Act,
    Behaviour,
    Deed,
    answer,
    approve,
    edit,
    in_turn,
    invalid,
    late,
    reject,
    silent,
    twice,
    withdraw,
)
from awaithumans.testing.client import TestClient, create_test_client, createTestClient
from awaithumans.testing.judge_schema import Problem
from awaithumans.testing.question import Attempt, Question
from awaithumans.testing.sample_answer import Asked
from awaithumans.testing.world import NobodyAnswersError

__all__ = [
    "Act",
    "Asked",
    "Attempt",
    "Behaviour",
    "Deed",
    "NobodyAnswersError",
    "Problem",
    "Question",
    "TestClient",
    "answer",
    "approve",
    "createTestClient",
    "create_test_client",
    "edit",
    "in_turn",
    "invalid",
    "late",
    "reject",
    "silent",
    "twice",
    "withdraw",
]

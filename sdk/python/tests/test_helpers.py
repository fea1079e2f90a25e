"""Verifier helpers and embed tokens."""

from __future__ import annotations

import asyncio

import pytest
from pydantic import ValidationError

from awaithumans import EmbedTokenError, ServerUnreachableError, embed_token, embed_token_sync
from awaithumans.verifiers.azure_openai import azure_openai_verifier
from awaithumans.verifiers.claude import claude_verifier
from awaithumans.verifiers.gemini import gemini_verifier
from awaithumans.verifiers.openai import openai_verifier
from tests.server import Server


def test_each_provider_has_its_defaults() -> None:
    made = [claude_verifier("x"), openai_verifier("x"), gemini_verifier("x"), azure_openai_verifier("x")]
    assert [(config.provider, config.model, config.api_key_env, config.max_attempts) for config in made] == [
        ("claude", "claude-sonnet-4-20250514", "ANTHROPIC_API_KEY", 3),
        ("openai", "gpt-4o", "OPENAI_API_KEY", 3),
        ("gemini", "gemini-2.5-flash", "GOOGLE_API_KEY", 3),
        ("azure_openai", "gpt-4o", "AZURE_OPENAI_API_KEY", 3),
    ]
    assert made[3].metadata == {"endpoint_env": "AZURE_OPENAI_ENDPOINT", "api_version": "2024-10-21"}


def test_attempts_have_limits() -> None:
    with pytest.raises(ValidationError):
        claude_verifier("x", max_attempts=11)


def test_a_server_without_embedding_says_so(server: Server) -> None:
    with pytest.raises(EmbedTokenError) as error:
        embed_token_sync(task_id="t-1", parent_origin="https://app.example.com", api_key="ah_sk_1", ttl_seconds=60, sub="me")
    assert error.value.status in (401, 404)
    assert error.value.task_id == "t-1"
    assert "The server" not in error.value.hint or error.value.hint


def test_the_same_without_blocking() -> None:
    with pytest.raises(ServerUnreachableError):
        asyncio.run(embed_token(task_id="t", parent_origin="https://x", api_key="k", server_url="http://127.0.0.1:9"))

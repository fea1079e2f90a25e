"""Answers checked by Claude."""

from __future__ import annotations

from awaithumans.types import VerifierConfig


def claude_verifier(
    instructions: str,
    *,
    model: str = "claude-sonnet-4-20250514",
    max_attempts: int = 3,
    api_key_env: str = "ANTHROPIC_API_KEY",
) -> VerifierConfig:
    """Lets Claude check each answer before the task completes.

    Args:
        instructions: What makes an answer acceptable.
        model: Which model checks.
        max_attempts: Answers the person may give before the task ends as `verification_exhausted`: 1 to 10.
        api_key_env: The variable *of the server* that holds the key.

    """
    return VerifierConfig(
        provider="claude",
        model=model,
        instructions=instructions,
        max_attempts=max_attempts,
        api_key_env=api_key_env,
    )

"""Answers checked by a deployment on Azure OpenAI."""

from __future__ import annotations

from awaithumans.types import VerifierConfig


def azure_openai_verifier(
    instructions: str,
    *,
    deployment_name: str = "gpt-4o",
    max_attempts: int = 3,
    api_key_env: str = "AZURE_OPENAI_API_KEY",
    endpoint_env: str = "AZURE_OPENAI_ENDPOINT",
    api_version: str = "2024-10-21",
) -> VerifierConfig:
    """Lets a deployment on Azure OpenAI check each answer before the task completes.

    Args:
        instructions: What makes an answer acceptable.
        deployment_name: Your name for the model on Azure.
        max_attempts: Answers the person may give before the task ends as `verification_exhausted`: 1 to 10.
        api_key_env: The variable *of the server* that holds the key.
        endpoint_env: The variable *of the server* that holds the address of your resource.
        api_version: Version of Azure's API.

    """
    return VerifierConfig(
        provider="azure_openai",
        model=deployment_name,
        instructions=instructions,
        max_attempts=max_attempts,
        api_key_env=api_key_env,
        metadata={"endpoint_env": endpoint_env, "api_version": api_version},
    )

"""What operators do: people, API keys and webhooks."""

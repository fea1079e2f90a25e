"""What the server takes, so that a wrong call fails before it is sent."""

TIMEOUT_SECONDS_MIN = 60
"""Shorter than a minute no person can answer."""
TIMEOUT_SECONDS_MAX = 2_592_000
"""30 days: longer than that nobody remembers being asked."""

POLL_SECONDS_MIN = 1
POLL_SECONDS = 25
"""How long the server may hold a poll: below the 30 s after which common proxies cut idle requests."""

MAX_STREAMED_TASKS = 10_000
"""On one connection."""

MAX_TASK_LENGTH = 10_000
"""Characters. A longer title belongs in the payload."""
MAX_KEY_LENGTH = 512
"""Characters. Longer keys do not fit a database index well."""

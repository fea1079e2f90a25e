"""How long to wait before the next attempt."""

from __future__ import annotations

from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from awaithumans.http.clock import Clock

BASE_SECONDS = 0.5
"""A quarter of a second on average: a dropped connection is made good before anybody notices."""
CAP_SECONDS = 15.0
"""10 000 waiters that lost their server come back at about 1 300 a second, and hear an answer at most 15 s late."""
RETRY_AFTER_CAP_SECONDS = 300.0
"""A server that asks for longer than this is not coming back soon enough to be worth a held process."""


def backoff(failures: int, clock: Clock) -> float:
    """Seconds: exponential with full jitter, anything from nothing to 0.5, 1, 2, 4 … 15.

    Callers who failed together then do not come back together.
    """
    # Beyond 2^16 the cap has long been reached, and a float would overflow some day.
    return clock.random() * min(CAP_SECONDS, BASE_SECONDS * 2.0 ** min(failures - 1, 16))


def is_transient(status: int) -> bool:
    """Time-outs of proxies, rate limits and anything that is the server's fault pass; the rest would fail again."""
    return status in (408, 429) or status >= 500


def retry_after(header: str | None, now: float) -> float:
    """Seconds a `Retry-After` header asks for (a number or a date), at most 5 minutes; 0 when it asks for nothing."""
    if not header:
        return 0.0
    try:
        seconds = float(header)
    except ValueError:
        seconds = _seconds_until(header, now)
    # Also turns NaN into 0.
    return min(seconds, RETRY_AFTER_CAP_SECONDS) if seconds > 0 else 0.0


def _seconds_until(date: str, now: float) -> float:
    try:
        moment: datetime = parsedate_to_datetime(date)
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp() - now

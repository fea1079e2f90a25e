"""Time and chance as an argument, so that tests of hours of waiting take milliseconds."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """Where a wait gets its time and its jitter from."""

    now: Callable[[], float] = time.time
    """Seconds since 1970. Wall time: a machine that slept through a deadline has passed it."""
    random: Callable[[], float] = random.random
    """From 0 up to 1."""
    poll_seconds: int | None = None
    """How long one poll may be held, where that is not for the server and the proxies before it to say."""

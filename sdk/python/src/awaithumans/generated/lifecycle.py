"""Written by `npm run sdk:generate` from server/domain/lifecycle.ts. Change that, not this."""

from __future__ import annotations

from typing import NamedTuple


class Transition(NamedTuple):
    from_: frozenset[str]
    to: str
    event: str


TRANSITIONS = {
    "create": Transition(frozenset([]), "created", "created"),
    "notify": Transition(frozenset(["created"]), "notified", "notified"),
    "assign": Transition(frozenset(["created", "notified"]), "assigned", "assigned"),
    "claim": Transition(frozenset(["created", "notified", "assigned"]), "in_progress", "claimed"),
    "release": Transition(frozenset(["assigned", "in_progress", "rejected"]), "notified", "released"),
    "lapse": Transition(frozenset(["in_progress", "rejected"]), "notified", "claim_expired"),
    "decline": Transition(frozenset(["created", "notified", "assigned", "in_progress", "rejected"]), "notified", "declined"),
    "reassign": Transition(frozenset(["created", "notified", "assigned", "in_progress", "rejected"]), "notified", "reassigned"),
    "escalate": Transition(frozenset(["created", "notified", "assigned", "in_progress", "rejected"]), "notified", "escalated"),
    "submit": Transition(frozenset(["created", "notified", "assigned", "in_progress", "rejected"]), "submitted", "submitted"),
    "verify": Transition(frozenset(["submitted"]), "verified", "verified"),
    "reject": Transition(frozenset(["submitted"]), "rejected", "rejected"),
    "exhaust": Transition(frozenset(["submitted"]), "verification_exhausted", "verification_exhausted"),
    "complete": Transition(frozenset(["submitted", "verified"]), "completed", "completed"),
    "expire": Transition(frozenset(["created", "notified", "assigned", "in_progress", "submitted", "verified", "rejected"]), "timed_out", "timed_out"),
    "default": Transition(frozenset(["created", "notified", "assigned", "in_progress", "submitted", "verified", "rejected"]), "completed", "defaulted"),
    "cancel": Transition(frozenset(["created", "notified", "assigned", "in_progress", "submitted", "verified", "rejected"]), "cancelled", "cancelled"),
}

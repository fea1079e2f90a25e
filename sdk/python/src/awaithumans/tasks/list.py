"""Lists tasks, newest first."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from typing_extensions import TypedDict

from awaithumans.generated.api import TasksListQuery, TaskStatus, tasks_list
from awaithumans.http.effects import Steps
from awaithumans.http.send import send
from awaithumans.http.session import Session
from awaithumans.task_record import TaskPage, to_task_record
from awaithumans.tasks.expect import POLICY, expect

_NEXT = re.compile(r"<([^>]*)>[^,]*;\s*rel=\"?next\"?")


class TaskFilter(TypedDict, total=False):
    """Which tasks, and how many a page."""

    status: TaskStatus | str | None
    """Exactly this status; wins over `terminal`."""
    assigned_to: str | None
    """An email, a Slack user id, or part of a display name."""
    unassigned: bool
    """Only tasks that nobody holds; wins over `assigned_to`."""
    terminal: bool
    """Only tasks that have ended."""
    limit: int
    """1 to 200. Default 50."""
    q: str | None
    """Text in the title, the payload or the key."""
    pool: str | None
    """Tasks asked of this pool."""
    role: str | None
    """Tasks asked of this role."""


class TaskQuery(TaskFilter, total=False):
    """Which page of them."""

    offset: int
    """Tasks to skip; prefer `cursor`, which stays right while new tasks arrive."""
    cursor: str | None
    """`next_cursor` of the page before."""


def list_tasks(session: Session, query: TaskQuery) -> Steps[TaskPage]:
    """The steps of `tasks.list`: one page."""
    sent: TasksListQuery = query  # type: ignore[assignment] # pyright: ignore[reportAssignmentType] -- None is left out
    answer = yield from send(session, tasks_list, query=sent, policy=POLICY)
    good = expect(session, answer, "Listing tasks")
    total = good.about.headers.get("x-total-count")
    return TaskPage(
        [to_task_record(task) for task in good.body],
        _next_cursor(good.about.headers.get("link")),
        int(total) if total and total.isdecimal() else None,
    )


def _next_cursor(link: str | None) -> str | None:
    found = _NEXT.search(link or "")
    return parse_qs(urlsplit(found.group(1)).query).get("cursor", [None])[0] if found else None

"""What is said about a task besides its answer."""

from __future__ import annotations

from awaithumans.generated.api import Comment, CommentsListQuery, CreateCommentRequest, comments_create, comments_list
from awaithumans.http.effects import Steps
from awaithumans.http.send import send
from awaithumans.http.session import Session
from awaithumans.tasks.expect import ONCE, POLICY, expect


def list_comments(session: Session, task_id: str, after: str | None, limit: int | None) -> Steps[list[Comment]]:
    """The steps of `tasks.comments`."""
    query: CommentsListQuery = {}
    if after is not None:
        query["after"] = after
    if limit is not None:
        query["limit"] = limit
    answer = yield from send(session, comments_list, path={"id": task_id}, query=query, policy=POLICY)
    return expect(session, answer, f"Listing the comments of task {task_id}", task_id).body


def comment(session: Session, task_id: str, body: str) -> Steps[Comment]:
    """The steps of `tasks.comment`."""
    sent: CreateCommentRequest = {"body": body}
    answer = yield from send(session, comments_create, path={"id": task_id}, body=sent, policy=ONCE)
    return expect(session, answer, f"Commenting on task {task_id}", task_id).body

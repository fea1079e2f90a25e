"""What is said about a task besides its answer."""

from __future__ import annotations

from collections.abc import Callable

from awaithumans.generated.api import Comment, CommentsListQuery, CreateCommentRequest, comments_create, comments_list
from awaithumans.http.effects import Call, Steps
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


_PAGE = 500
"""Comments: as many as the server gives."""


class Replier:
    """Has each question replied to that was not yet, oldest first.

    What an agent says is taken for the reply to the oldest one that is open, so that an agent which is started again does not reply
    twice.
    """

    def __init__(self, session: Session, task_id: str, on_question: Callable[[Comment], object]) -> None:
        self._session, self._task_id, self._on_question = session, task_id, on_question
        self._after: str | None = None
        # What is asked while a reply is on its way stands before it in the list, and is not what it replies to.
        self._own: set[str] = set()

    def reply(self) -> Steps[None]:
        """To be called whenever there are more questions."""
        for question in (yield from self._open()):
            words = yield Call(self._on_question, question)
            if isinstance(words, str) and words:
                said = yield from comment(self._session, self._task_id, words)
                self._own.add(said.id)

    def _open(self) -> Steps[list[Comment]]:
        found: list[Comment] = []
        while True:
            page = yield from list_comments(self._session, self._task_id, self._after, _PAGE)
            for said in page:
                self._after = said.id
                if said.kind == "question_to_agent":
                    found.append(said)
                elif said.kind == "agent_reply" and said.id not in self._own and found:
                    found.pop(0)
            if len(page) < _PAGE:
                return found

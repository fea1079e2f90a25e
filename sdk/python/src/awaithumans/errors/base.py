"""The base of every error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from typing_extensions import Self

_DOCS = "https://docs.awaithumans.dev"


class AwaitHumansError(Exception):
    """What happened, what to do about it, and where to read more.

    `code` never changes between versions and is the same in every language.
    """

    code: str
    """What went wrong, as one word to compare with: `TIMEOUT_EXCEEDED`."""
    hint: str
    """What to do about it, in a sentence or two."""
    docs_url: str
    """The page that says what to do."""
    status: int | None
    """HTTP status of the answer that caused the error, if any."""
    task_id: str | None
    """The task concerned; with it the wait can be taken up again."""
    attempts: int | None
    """HTTP errors: requests sent. `VerificationExhaustedError`: answers the verifier refused."""
    request_id: str | None
    """The server's `X-Request-Id`, to be quoted when asking for help."""

    def __init__(self, *, code: str, page: str, headline: str, hint: str) -> None:
        super().__init__(headline)
        self.headline = headline
        self.code = code
        self.hint = hint
        self.docs_url = _DOCS + page
        self.status = None
        self.task_id = None
        self.attempts = None
        self.request_id = None

    @property
    def message(self) -> str:
        """The whole text: headline, advice, link."""
        return str(self)

    def __str__(self) -> str:
        return f"{self.headline}\n\n{self.hint}\n\nDocs: {self.docs_url}"

    def with_(self, *, hint: str | None = None, **details: Any) -> Self:
        """Adds what is known about the circumstances; None means unknown. For use by this package."""
        if hint is not None:
            self.hint = hint
        for name, value in details.items():
            if value is not None:
                setattr(self, name, value)
        return self

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Errors cross process boundaries (multiprocessing, task queues) with everything they carry."""
        return _restore, (type(self), self.args, self.__dict__.copy())


def _restore(cls: type[AwaitHumansError], args: tuple[object, ...], members: dict[str, object]) -> AwaitHumansError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(members)
    return error

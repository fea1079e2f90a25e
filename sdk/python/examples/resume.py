"""An agent in steps that may die between any two of them.

Run it with a server running on this machine, stop it wherever you like, and run it again: nothing is asked twice, nothing is done twice.

    python examples/resume.py [name of the run] [its journal]
"""

import sys
from pathlib import Path

from pydantic import BaseModel

from awaithumans import await_human_sync

RUN = sys.argv[1] if len(sys.argv) > 1 else "run-1"
JOURNAL = Path(sys.argv[2] if len(sys.argv) > 2 else "resume.journal")


class Step(BaseModel):
    run: str


class Decision(BaseModel):
    approved: bool


def once(step: str, words: str) -> None:
    """Does something once in a run. In a real program: a row, written in the transaction that does it."""
    done = JOURNAL.read_text(encoding="utf-8").splitlines() if JOURNAL.exists() else []
    if f"{RUN} {step}" in done:
        return
    print(words, flush=True)
    with JOURNAL.open("a", encoding="utf-8") as journal:
        journal.write(f"{RUN} {step}\n")


def ask(step: str, task: str) -> bool:
    """Asks; the key is made of the run and the step, so that it is the same after a crash."""
    return await_human_sync(
        task=task,
        payload_schema=Step,
        payload=Step(run=RUN),
        response_schema=Decision,
        timeout_seconds=3600,
        idempotency_key=f"{RUN}:{step}",
    ).approved


once("draft", "Contract drafted")
if not ask("legal", "Is the contract sound?"):
    sys.exit("Legal said no.")
once("send", "Contract sent")
if not ask("sign", "Sign it?"):
    sys.exit("Nobody signs.")
once("sign", "Contract signed")

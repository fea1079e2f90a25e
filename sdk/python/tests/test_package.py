"""What is published: a wheel and an sdist that install, with types, and nothing that does not belong there."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import awaithumans

PACKAGE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation: what it builds with is installed already, and nothing is downloaded.
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(PACKAGE)], check=True, capture_output=True
    )
    return folder


def test_the_wheel(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert wheel.name == f"awaithumans-{awaithumans.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith("/METADATA"))).decode()
    assert "awaithumans/py.typed" in names
    assert {name.split("/")[0] for name in names} == {"awaithumans", f"awaithumans-{awaithumans.__version__}.dist-info"}
    needed = [line for line in metadata.splitlines() if line.startswith("Requires-Dist") and "extra ==" not in line]
    assert needed == [
        "Requires-Dist: httpx<1,>=0.27",
        "Requires-Dist: pydantic<3,>=2.7",
    ]
    assert "License-Expression: MIT" in metadata
    assert "npx awaithumans dev" in metadata, "the page on PyPI says how to start a server"


def test_the_source_distribution(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    assert {"README.md", "LICENSE", "pyproject.toml", "src/awaithumans/py.typed", "examples/refund.py"} <= names
    assert not [name for name in names if name.startswith(("tests", "."))] or names & {".gitignore"}


def test_importing_it_does_not_import_the_network() -> None:
    program = "import sys, awaithumans, awaithumans.forms, awaithumans.webhooks; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_published_names_are_at_the_root() -> None:
    published = """await_human await_human_sync embed_token embed_token_sync EmbedTokenResult AssignTo AwaitHumanOptions HumanIdentity
    TaskRecord TaskStatus VerificationContext VerifierConfig VerifierResult AwaitHumansError MarketplaceNotAvailableError PollError
    SchemaValidationError ServerUnreachableError TaskAlreadyTerminalError TaskCancelledError TaskCreateError TaskNotFoundError
    TaskTimeoutError TimeoutRangeError VerificationExhaustedError __version__ AwaitHumans get_default_client set_default_client
    awaitHuman awaitHumanSync"""
    assert set(published.split()) <= set(awaithumans.__all__)
    assert all(hasattr(awaithumans, name) for name in awaithumans.__all__)

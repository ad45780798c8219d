"""A case with what packages must hold, and how to export it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from case_store.store import CaseStore
from tests.case_store.conftest import Maker
from workbench.exchange.package import Asked, Package, export_case
from workbench.model import Case, FindingState, MediaState, RunState

HOSTILE = '../../=HYPERLINK("http://x")\n..\\evil.mov'


def fill(store):
    """Put media of hostile names, runs of every end, and decided findings on record."""
    make = Maker(store)
    make.everything()
    make.examiners()
    item = make.item(b"another video", original_name=HOSTILE, exhibit="EX-009")
    make.item(b"no video", state=MediaState.UNREADABLE, kind=None, stream=None, reason="x")
    run = make.run(item)
    make.frames(run, range(3))
    make.file_level(run)
    make.decision(make.finding(item, run := make.end(run)), state=FindingState.REJECTED)
    make.end(make.run(item), RunState.FAILED, error="=1+1")
    return item, run


def exported(store, target, **asked):
    """Export a case, and return the package."""
    *_, package = export_case(store, Asked(target=target, **asked))
    assert isinstance(package, Package)
    return package


def verify(package, *words):
    """Run the package's own verifier as a stranger does: apart from Loupe."""
    return subprocess.run(
        [sys.executable, "-I", str(package / "data" / "verify.py"), *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=package.parent,
    )


@pytest.fixture
def store(tmp_path):
    case = Case(number="2025/17", examiner="Exam\niner", agency="=cmd")
    with CaseStore.create(tmp_path / "case.loupe", case) as store:
        fill(store)
        yield store


@pytest.fixture(scope="session")
def _packages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    with CaseStore.create(folder / "case.loupe", Case(number="1", examiner="E")) as store:
        fill(store)
        exported(store, folder / "plain")
        exported(store, folder / "hashes", hashes_only=True)
        exported(store, folder / "discovery", discovery=True)
    return folder


@pytest.fixture
def package(_packages, tmp_path):
    """A package with originals that a test may change."""
    return Path(shutil.copytree(_packages / "plain", tmp_path / "bag"))


@pytest.fixture(scope="session")
def packages(_packages):
    """Packages with originals, with hashes alone, and for discovery: to be read only."""
    return _packages

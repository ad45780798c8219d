"""The desk keeps its shape: views stay small, and know neither the store nor the session."""

import ast
from pathlib import Path

import pytest

import ui

ROOT = Path(ui.__file__).parent
VIEWS = sorted((ROOT / "views").glob("*.py"))
MOST_LINES = 400
NOT_FOR_VIEWS = ("case_store", "analyzers", "ui.session", "ui.jobs", "ui.desk", "ui.commands")


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_view_is_small_and_knows_no_store_and_no_session(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    known = {m for m in imported(path) for no in NOT_FOR_VIEWS if f"{m}.".startswith(f"{no}.")}
    assert known == set()


@pytest.mark.parametrize("folder", ["models", "dialogs"])
def test_models_and_dialogs_know_no_store(folder):
    paths = sorted((ROOT / folder).glob("*.py"))
    assert paths
    known = {
        (path.stem, m) for path in paths for m in imported(path) if m.startswith("case_st")
    }
    assert known == set()

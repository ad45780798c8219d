"""Exhibits are tagged and given notes from the command line, and listed."""

import json

import pytest
from PIL import Image
from typer.testing import CliRunner

from workbench.__main__ import app


def run(*words):
    done = CliRunner().invoke(
        app, ["label", *map(str, words), "--json"], catch_exceptions=False
    )
    return done.exit_code, json.loads(done.stdout) if done.exit_code == 0 else None


@pytest.fixture
def case(tmp_path):
    Image.new("RGB", (64, 64), "olive").save(tmp_path / "photo.jpg")
    folder = tmp_path / "c.loupe"
    for words in (
        ["new", folder, "--number", "1", "--examiner", "A. Vos"],
        ["add", folder, tmp_path / "photo.jpg"],
    ):
        assert CliRunner().invoke(app, list(map(str, words))).exit_code == 0
    return folder


def test_tags_replace_tags_and_what_is_not_given_stays(case):
    assert run(case) == (0, {"labels": []})
    run(case, "--exhibit", "EX-001", "--tag", 4, "--tag", 1, "--by", "A. Vos")
    _, told = run(case, "--exhibit", "EX-001", "--note", "left ear", "--by", "B. Second")
    [label] = told["labels"]
    assert (label["tags"], label["note"], label["by"]) == ([1, 4], "left ear", "B. Second")
    _, told = run(case, "--exhibit", "EX-001", "--tag", 2, "--note", "", "--by", "A. Vos")
    assert [(one["tags"], one["note"]) for one in told["labels"]] == [([2], "")]
    _, told = run(case, "--exhibit", "EX-001", "--no-tags", "--by", "A. Vos")
    assert told["labels"] == []


def test_what_is_no_label_is_wrong_use(case):
    assert run(case, "--exhibit", "EX-001", "--tag", 1)[0] == 2  # whose word?
    assert run(case, "--tag", 1, "--by", "A. Vos")[0] == 2
    assert run(case, "--exhibit", "EX-001", "--tag", 10, "--by", "A. Vos")[0] == 2
    assert run(case, "--exhibit", "EX-001", "--note", "x" * 4001, "--by", "A. Vos")[0] == 2

"""Results that rest on an older model pack than the one at hand are listed, the others not."""

import json

import pytest
from typer.testing import CliRunner

from analyzers.imported.library import Library
from analyzers.runtime import shelf
from case_store.store import CaseStore
from tests import tiny_onnx
from tests.case_store.conftest import Maker
from workbench.__main__ import app
from workbench.model import Case, RunState
from workbench.superseded import line, superseded


@pytest.fixture
def store(tmp_path):
    """Two media read by version 1 of a pack, the second then by version 10."""
    with CaseStore.create(tmp_path / "c.loupe", Case(number="1", examiner="E")) as store:
        make = Maker(store)
        one, two = make.item(), make.item(b"another")
        for item, version in ((one, "1"), (two, "1"), (two, "10")):
            pack, pieces = make.model(version)
            store.keep_model(pack, pieces)
            run = make.run(item, models=[pack])
            make.frames(run, range(2))
            make.end(run)
        make.end(make.run(one), RunState.FAILED)
        yield store


@pytest.fixture
def shelved(tmp_path, monkeypatch):
    """Put versions of the pack `means` on this workstation's shelf."""
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))

    def put(version):
        folder = tmp_path / "own" / "means" / version
        named = {"name": "means", "version": version}
        tiny_onnx.pack(folder, None, "scale = 1.0\nindex = 1\nper_second = 2", "", **named)

    return put


def test_only_the_last_result_by_an_older_pack_is_listed(store, shelved):
    shelved("2")
    shelved("10")

    (found,) = superseded(store, Library().newer)

    assert (found.exhibit, found.pack, found.used, found.newest) == (
        *("EX-001", "means", "1", "10"),
    )
    assert "1 results on 1 exhibits" in line([found]) and "means 1 → 10" in line([found])


def test_an_older_or_absent_pack_here_supersedes_nothing(store, shelved):
    assert superseded(store, Library().newer) == [] and line([]) == ""

    shelved("0.9")
    assert superseded(store, Library().newer) == []


def test_the_commands_list_them(store, shelved):
    shelved("2")
    store.close()

    status = CliRunner().invoke(app, ["status", str(store.folder), "--json"])
    listed = CliRunner().invoke(app, ["models", "superseded", str(store.folder), "--json"])
    told = CliRunner().invoke(app, ["status", str(store.folder)])

    assert json.loads(status.stdout)["superseded"] == json.loads(listed.stdout)["superseded"]
    assert [one["exhibit"] for one in json.loads(listed.stdout)["superseded"]] == ["EX-001"]
    assert listed.exit_code == 1
    assert "superseded model packs" in told.stdout

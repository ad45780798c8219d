"""`loupe cluster` and `loupe models learn-generator` as a script sees them."""

import json
import shutil

import numpy as np
import pytest
from typer.testing import CliRunner

from analyzers.runtime import shelf
from analyzers.runtime.packs import load_folder
from case_store.store import CaseStore
from case_store.verification import verify
from tests.analyzers.made_makers_pack import SAME, pack
from tests.case_store.conftest import INFO, Maker
from workbench.__main__ import app
from workbench.errors import CannotLearnMaker, NothingToCompare, UnknownExhibit
from workbench.model import Case, Embedding

SAMPLE = shelf.carried().parent / "sample"
GREEN, PURPLE = (-2.5, 5, -2.5, 1), (5, -5, 5, 1)


@pytest.fixture(scope="module")
def _packed(tmp_path_factory):
    return pack(tmp_path_factory.mktemp("own"), "attribution_face.local")


@pytest.fixture
def base(_packed, tmp_path, monkeypatch):
    """A pack that tells makers apart, among those of this user."""
    shutil.copytree(_packed.folder.parents[1], tmp_path / "own")
    monkeypatch.setenv(shelf.PLACE, str(tmp_path / "own"))
    return _packed


def run(*words):
    """Return what a command prints as JSON, and its exit code; raises what it raises."""
    done = CliRunner().invoke(app, [*map(str, words), "--json"], catch_exceptions=False)
    return (json.loads(done.stdout) if done.stdout else None), done.exit_code


def said(base, direction, seed, **changes):
    drawn = np.array(direction) / np.linalg.norm(direction)
    drawn = drawn + np.random.default_rng(seed).normal(0, 0.05, 4)
    told = {
        "space": f"sha256:{base.card.files['model.onnx']}",
        "direction": np.float32(drawn / np.linalg.norm(drawn)),
        "alike": SAME,
        "alike_meaning": "Drawn for the tests.",
    }
    return Embedding(frame=0, pts=0.0, **{**told, **changes})


@pytest.fixture
def case(_case, base, tmp_path):
    """A case of 22 green faces, 3 purple ones, and one that was not asked."""
    return shutil.copytree(_case, tmp_path / "case.loupe")


@pytest.fixture(scope="module")
def _case(tmp_path_factory, _packed):
    folder = tmp_path_factory.mktemp("cases") / "case.loupe"
    with CaseStore.create(folder, Case(number="1", examiner="A. Vos")) as store:
        make = Maker(store)
        for at, direction in enumerate([GREEN] * 22 + [PURPLE] * 3):
            item = make.item(b"media %d" % at)
            asked = make.run(item, info=INFO)
            store.add_observations(asked.id, [said(_packed, direction, at)])
            make.end(asked)
        make.item(b"never asked")
    return folder


def test_items_of_a_case_are_grouped_from_what_is_on_record(case):
    document, code = run("cluster", case, "--known", "EX-003=Green swap")
    [space] = document["spaces"]
    first, second = space["groups"]

    assert code == 1 and (space["within"], space["unit"]) == (SAME, "cosine distance")
    assert (len(first["items"]), first["name"], first["share_a_maker"]) == (
        22,
        "Green swap",
        True,
    )
    assert (len(second["items"]), second["name"]) == (3, None)
    assert "0.20 in the mean is allowed" in first["reason"]
    [left] = document["not_compared"]
    assert left["exhibit"] == "EX-026" and "needs an analyzer" in left["reason"]


def test_a_limit_of_ones_own_and_wrong_use(case):
    document, _ = run("cluster", case, "--within", 2)

    assert [len(group["items"]) for group in document["spaces"][0]["groups"]] == [25]
    assert document["spaces"][0]["meaning"] == "as asked"
    with pytest.raises(UnknownExhibit):
        run("cluster", case, "--known", "EX-777=X")
    for wrong in (("--known", "X"), ("--within", "nan"), ("--within", "-1")):
        assert CliRunner().invoke(app, ["cluster", str(case), *wrong]).exit_code == 2


def test_without_a_limit_nothing_is_grouped(case, base):
    with CaseStore.open(case) as store:
        make = Maker(store)
        asked = make.run(store.item("EX-001"), info=INFO)
        store.add_observations(asked.id, [said(base, GREEN, 0, alike=None, space="another")])
        make.end(asked)

    with pytest.raises(NothingToCompare):
        run("cluster", case)


def test_lines_for_people_say_what_sharing_does_not_mean(case):
    told = CliRunner().invoke(app, ["cluster", str(case)]).stdout

    assert (
        "22 lie together, as works of one maker do: EX-0" in told
        and "nor that they were altered" in told
    )
    assert "Attributed one by one: 22 unknown" in told and "%" not in told


def test_a_maker_is_learned_from_a_case_and_that_is_on_record(case, base, tmp_path):
    exhibits = [word for at in range(1, 27) if at not in {23, 24, 25}
                for word in ("--exhibit", f"EX-{at:03}")]  # fmt: skip
    words = ["--case", case, "--family", "autoencoder", "--kind", "swap", *exhibits]
    document, code = run("models", "learn-generator", "green-swap", *words)
    made = document["model"]

    assert code == 1 and [one["example"] for one in document["not_used"]] == ["EX-026"]
    assert (made["examples"], made["analyzer"]) == (22, "attribution.local")
    kept = load_folder(tmp_path / "own" / made["name"] / made["version"])
    assert (kept.sha256, kept.card.version) == (made["sha256"], "2")
    with CaseStore.open(case, read_only=True) as store:
        *_, event = store.events()
    assert (event.action, event.subject) == ("maker learned", "green-swap")
    assert event.detail["sha256"] == made["sha256"] and "EX-022" in event.detail["examples"]
    assert verify(case).ok


def test_files_are_read_and_too_few_of_them_are_refused(base):
    files = [SAMPLE / "portrait.jpg"] * 2
    with pytest.raises(CannotLearnMaker, match="1 examples can be used"):
        run("models", "learn-generator", "mine", *files, "--family", "gan")
    for words in ([], [*files, "--case", "c"], [*files, "--kind", "photograph"]):
        asked = ["models", "learn-generator", "mine", "--family", "gan", *map(str, words)]
        assert CliRunner().invoke(app, asked).exit_code == 2


@pytest.mark.parametrize("direction", [(np.nan, 1.0), (2.0, 0.0)])
def test_a_direction_that_is_none_is_refused(direction):
    with pytest.raises(ValueError, match="length 1"):
        Embedding(space="drawn", direction=np.float32(direction), frame=0, pts=0.0)

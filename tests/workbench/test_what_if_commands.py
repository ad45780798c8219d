"""`loupe what-if` as a script sees it."""

import json

import pytest
from typer.testing import CliRunner

from case_store.store import CaseStore
from case_store.verification import verify
from workbench.__main__ import app
from workbench.errors import UnknownExhibit
from workbench.intake import receive
from workbench.model import Case
from workbench.sample import sample_files

NOISE = ("--analyzer", "compression.noise_residual")


def run(*words):
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory, worker):
    folder = tmp_path_factory.mktemp("tried") / "c.loupe"
    with (
        CaseStore.create(folder, Case(number="3", examiner="A. Vos")) as store,
        sample_files() as files,
    ):
        wanted = [file for file in files if file.name in {"portrait.jpg", "clip.mp4"}]
        list(receive(store, worker, wanted, ""))
    return folder


@pytest.fixture(scope="module")
def tried(case):
    return run("what-if", case, "--exhibit", "EX-001", *NOISE, "--kind", "blur", "--json")


def test_the_document_holds_every_copy_with_its_scores(tried):
    found = json.loads(tried.stdout)
    [analyzer] = found["analyzers"]

    assert tried.exit_code == 0
    assert [one["kind"] for one in found["copies"]] == ["untouched", "saved", "blur", "blur"]
    assert all(one["parent_sha256"] and one["sha256"] for one in found["copies"])
    assert analyzer["analyzer"] == NOISE[1]
    assert analyzer["untouched"]["score"] == pytest.approx(0.0188, abs=0.001)
    assert 0 <= analyzer["untouched"]["percentile"] <= 100
    [blur] = analyzer["kinds"]
    assert blur["stability"] == "keeps its side (below 0.49) at 1 and 2"
    assert found["left"] == [] and found["in_report"] is False
    assert "recapture" in found["not_tried"]


def test_asking_again_tries_nothing_chooses_it_and_tells_people_in_sentences(case, tried):
    words = ("--exhibit", "EX-001", *NOISE, "--kind", "blur", "--report")
    told = run("what-if", case, *words).stdout
    before = json.loads(tried.stdout)
    with CaseStore.open(case, read_only=True) as store:
        [asked] = store.what_ifs()
        copies = store.tried(asked.id)

    assert asked.id == before["what_if"] and asked.in_report
    assert [one.copy.id for one in copies] == [one["id"] for one in before["copies"]]
    assert "Local noise level" in told and "Untouched: 0.0188, percentile" in told
    assert "Blur, σ in px: keeps its side (below 0.49) at 1 and 2" in told
    assert "Not tried:" in told
    assert verify(case).ok


def test_scores_hold_what_was_tried(case, tried):
    document = json.loads(run("scores", case, "--exhibit", "EX-001", "--json").stdout)

    assert [one["what_if"] for one in document["what_ifs"]] == [
        json.loads(tried.stdout)["what_if"]
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("--exhibit", "EX-002"),  # which frame of the video?
        ("--exhibit", "EX-001", "--frame", "3"),
        ("--exhibit", "EX-001", "--kind", "vhs"),
    ],
)
def test_wrong_use_tries_nothing(case, words):
    before = json.loads(run("scores", case, "--exhibit", "EX-001", "--json").stdout)
    assert run("what-if", case, *words, *NOISE).exit_code == 2
    after = json.loads(run("scores", case, "--exhibit", "EX-001", "--json").stdout)

    assert before["what_ifs"] == after["what_ifs"]


def test_an_exhibit_that_is_not_there_is_an_expected_error(case):
    with pytest.raises(UnknownExhibit):
        run("what-if", case, "--exhibit", "EX-009")

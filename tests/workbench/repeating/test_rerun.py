"""A finding of a real case is repeated by the real analyzers, there and from its package."""

import hashlib
import json
import shutil
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from analyzers.catalog import available
from case_store.store import CaseStore
from workbench.__main__ import app
from workbench.errors import NotAPackage, ReceiptNotWritten, UnknownFinding
from workbench.faces.digest import FACES_READ
from workbench.model import AnalyzerRun, Author, Case, Finding, RunState
from workbench.repeating.comparing import Alike
from workbench.repeating.recorded import chosen, from_case, from_package
from workbench.repeating.rerun import rerun
from workbench.repeating.told import Told
from workbench.sample import sample_files
from workbench.worker import Worker

READ = ("blending", "compression.ghosts")


def loupe(*words):
    return CliRunner().invoke(app, [*map(str, words)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A case with one examined portrait, a finding over two runs, and its packages."""
    folder = tmp_path_factory.mktemp("rerun")
    case = folder / "c.loupe"
    CaseStore.create(case, Case(number="1", examiner="E")).close()
    with sample_files() as files:
        shutil.copy(files[2], folder / "portrait.jpg")
    assert loupe("add", case, folder / "portrait.jpg").exit_code == 0
    named = [word for name in READ for word in ("--analyzer", name)]
    assert loupe("examine", case, *named).exit_code == 0
    with CaseStore.open(case) as store:
        runs = [run for run in store.runs() if run.info.name in READ]
        assert {run.state for run in runs} == {RunState.FINISHED}
        assert all(store.series(run.id)[0].scores.size for run in runs)
        finding = Finding(
            media_id=runs[0].media_id,
            statement="A part differs.",
            h1="altered",
            h2="as recorded",
            author=Author.MACHINE,
            run_ids=tuple(run.id for run in runs),
            id="f1" * 16,
        )
        store.propose([finding])
    assert loupe("export", case, "-o", folder / "bag").exit_code == 0
    assert loupe("export", case, "-o", folder / "hashes", "--hashes-only").exit_code == 0
    return folder


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


@pytest.fixture
def recorded(folder):
    with CaseStore.open(folder / "c.loupe", read_only=True) as store:
        yield from_case(store, "f1f1")


def made(worker, recorded, media=None):
    *_, last = rerun(worker, available, recorded, media)
    return {one.run.info.name: one for one in last.runs}, last


def test_a_case_repeats_its_finding_and_puts_that_on_record(folder, tmp_path):
    done = loupe("rerun", folder / "c.loupe", "f1f1", "-o", tmp_path / "r.json", "--json")

    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["result"] == "bit_equal"
    assert {run["analyzer"]: run["result"] for run in told["runs"]} == dict.fromkeys(
        READ, "bit_equal"
    )
    assert all(run["scores_compared"] == 1 for run in told["runs"])
    assert all("python" in run["recorded_software"] for run in told["runs"])
    assert "python" in told["software"]
    kept = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert kept["runs"] == told["runs"]
    with CaseStore.open(folder / "c.loupe", read_only=True) as store:
        event = list(store.events())[-1]
    assert (event.action, event.subject) == ("finding rerun", "f1" * 16)
    assert event.detail["receipt_sha256"] == told["receipt_sha256"]


def test_a_package_repeats_it_without_the_case(folder, tmp_path, worker):
    shutil.copytree(folder / "bag", tmp_path / "elsewhere")

    found, last = made(worker, from_package(tmp_path / "elsewhere", "f1f1"))

    assert last.alike is Alike.BIT_EQUAL
    assert {one.comparison.scores for one in found.values()} == {1}
    assert found["compression.ghosts"].comparison.maps is None


def test_a_package_of_hashes_needs_the_original(folder, worker):
    recorded = from_package(folder / "hashes", "f1f1")

    found, last = made(worker, recorded)
    assert last.alike is Alike.NOT_REPEATABLE
    assert {one.reason for one in found.values()} == {"hash_mismatch"}

    assert made(worker, recorded, folder / "portrait.jpg")[1].alike is Alike.BIT_EQUAL


def test_another_file_is_refused_by_its_hash(folder, tmp_path, worker, recorded):
    other = tmp_path / "other.jpg"
    other.write_bytes((folder / "portrait.jpg").read_bytes() + b" ")

    found, _ = made(worker, recorded, other)

    assert {one.reason for one in found.values()} == {"hash_mismatch"}


def changed(recorded, **fields):
    """Return what is on record as if its run of ghosts had been another one."""
    runs = [
        replace(one, run=replace(one.run, **fields)) if one.run.info.name == READ[1] else one
        for one in recorded.runs
    ]
    return replace(recorded, runs=tuple(runs))


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (lambda run: {"info": replace(run.info, version="0.9")}, "other_version"),
        (lambda run: {"info": replace(run.info, name="gone")}, "analyzer_missing"),
        (lambda run: {"model_sha256": "0" * 64}, "model_missing"),
        (lambda run: {"settings": {**run.settings, "more": 1}}, "other_settings"),
        (lambda run: {"seed": 7}, "other_seed"),
        (lambda run: {"state": RunState.CANCELLED}, "not_finished"),
    ],
)
def test_what_cannot_be_repeated_as_it_was_says_why(worker, recorded, of, reason):
    run = next(one.run for one in recorded.runs if one.run.info.name == READ[1])
    assert isinstance(run, AnalyzerRun)
    only = replace(recorded, runs=tuple(o for o in recorded.runs if o.run is run))

    _, last = made(worker, changed(only, **of(run)))

    assert [one.reason for one in last.runs] == [reason]
    assert last.alike is Alike.NOT_REPEATABLE and last.runs[0].detail


def test_faces_that_an_examiner_put_right_are_not_found_again(worker, recorded):
    runs = [
        replace(one, run=replace(one.run, settings={**one.run.settings, FACES_READ: "0" * 64}))
        for one in recorded.runs
        if one.run.info.name == "blending"
    ]

    _, last = made(worker, replace(recorded, runs=tuple(runs)))

    assert [one.reason for one in last.runs] == ["other_faces"]


def test_a_run_that_is_not_on_record_is_not_passed_over(worker, recorded):
    _, last = made(worker, replace(recorded, runs=(), missing=("a" * 32,)))

    assert last.alike is Alike.NOT_REPEATABLE


def test_where_nothing_is_said_nothing_is_called_equal(worker, recorded, monkeypatch):
    monkeypatch.setattr("workbench.repeating.rerun.told", lambda *_, **__: Told())
    runs = tuple(replace(one, said=lambda _: Told()) for one in recorded.runs)

    found, last = made(worker, replace(recorded, runs=runs))

    assert {one.reason for one in found.values()} == {"nothing_compared"}
    assert last.alike is Alike.NOT_REPEATABLE


def moved(one, by):
    """Return a run as if its scores had been other ones."""

    def said(faces):
        then = one.said(faces)
        scores = {k: replace(was, score=was.score + by) for k, was in then.scores.items()}
        return replace(then, scores=scores)

    return replace(one, said=said)


def test_a_score_that_was_another_is_different(worker, recorded):
    shifts = dict(zip((one.run.id for one in recorded.runs), (1e-4, 0.5), strict=True))
    runs = tuple(moved(one, shifts[one.run.id]) for one in recorded.runs)

    found, last = made(worker, replace(recorded, runs=runs))

    kinds = sorted(str(one.comparison.alike) for one in found.values())
    assert kinds == ["different", "within_tolerance"]
    assert last.alike is Alike.DIFFERENT
    assert any("then" in why for one in found.values() for why in one.comparison.remarks)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("results/findings.json", "A part differs.", "It is authentic."),
        ("results/runs.jsonl", '"seed":null', '"seed":7'),
        ("results/runs.jsonl", '"scores":[', '"scores":[0.5,'),
        ("log/records.jsonl", "A part differs.", "It is authentic."),
    ],
)
def test_a_package_that_does_not_say_what_its_log_seals_is_not_repeated(
    folder, tmp_path, name, old, new
):
    bag = shutil.copytree(folder / "bag", tmp_path / "bag")
    path = bag / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")

    with pytest.raises(NotAPackage, match="does not agree with its own log"):
        from_package(bag, "f1f1")


def test_the_receipt_names_what_the_package_seals(folder, tmp_path):
    loupe("rerun", folder / "bag", "f1f1", "-o", tmp_path / "r.json", "--media", folder)

    told = json.loads((tmp_path / "r.json").read_text("utf-8"))["package"]
    tags = (folder / "bag" / "tagmanifest-sha256.txt").read_bytes()
    head = json.loads((folder / "bag" / "data" / "log" / "head.json").read_text())
    assert told["tagmanifest_sha256"] == hashlib.sha256(tags).hexdigest()
    assert told["head"] == f"{head['sequence']}:{head['hash']}"
    assert all(told["sealed_sha256"].values())
    assert f"finding/{'f1' * 16}" in told["sealed_sha256"] and len(told["sealed_sha256"]) == 4


def test_an_id_that_is_no_id_names_no_file(recorded):
    named = replace(recorded.finding, id="../../zz" + "0" * 24)

    with pytest.raises(UnknownFinding):
        chosen([named], "../../zz")


def test_what_is_no_package_and_no_finding_is_told(folder, tmp_path, recorded):
    with pytest.raises(NotAPackage):
        from_package(tmp_path, "f1f1")
    for text in ("f1", "0000"):
        with pytest.raises(UnknownFinding):
            from_package(folder / "bag", text)
    shutil.copytree(folder / "bag", tmp_path / "bag")
    media = tmp_path / "bag" / "data" / "media.json"
    told = json.loads(media.read_text("utf-8"))
    told["media_item"][0]["sha256"] = "../../c.loupe/case.sqlite"
    huge = f'{{"media_item": [{{"id": {"9" * 400}}}]}}'
    for text in ('{"media_item": [{"id": 1}]}', "[" * 300_000, huge, json.dumps(told)):
        media.write_text(text, "utf-8")
        with pytest.raises(NotAPackage):
            from_package(tmp_path / "bag", "f1f1")


def test_a_receipt_is_never_written_over(folder, tmp_path):
    (tmp_path / "r.json").write_text("mine")

    done = loupe("rerun", folder / "bag", "f1f1", "-o", tmp_path / "r.json")

    assert isinstance(done.exception, ReceiptNotWritten)
    assert (tmp_path / "r.json").read_text() == "mine"

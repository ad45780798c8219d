"""`loupe support` over a real case: a refusal as it comes, a statement with calibrations."""

import json
from contextlib import nullcontext
from dataclasses import replace
from io import BytesIO

import pytest
import typer
from pypdf import PdfReader
from typer.testing import CliRunner

from analyzers.catalog import available
from tests import made_scores
from workbench.calibration.weighing import file_score
from workbench.examination import examine, plan
from workbench.fusion_commands import supporting
from workbench.intake import receive
from workbench.model import Arrival
from workbench.report.issue import issue_report
from workbench.sample import sample_files

GRID, SPECTRUM = "compression.block_grid", "frequency.spectrum"


@pytest.fixture(scope="module")
def setups(worker):
    return plan(worker, available, [GRID, SPECTRUM])


@pytest.fixture
def item(store, worker):
    with sample_files() as paths:
        [path] = [one for one in paths if one.name == "portrait.jpg"]
        [found] = [one for one in receive(store, worker, [path]) if isinstance(one, Arrival)]
    return store.item(found.exhibit)


@pytest.fixture
def read(store, worker, setups, item):
    def go(*made):
        return list(examine(store, worker, available, setups, item, calibrations=made))

    return go


@pytest.fixture
def stated(store, item):
    """Return the command's JSON, and its lines for people."""

    def go():
        app = typer.Typer()
        app.command()(supporting(lambda *_: nullcontext(store)))
        words = ["c.loupe", "--exhibit", item.exhibit]
        plain = CliRunner().invoke(app, words, catch_exceptions=False)
        told = CliRunner().invoke(app, [*words, "--json"], catch_exceptions=False)
        return json.loads(told.stdout), " ".join(plain.stdout.split())

    return go


def around(score, setup, at, apart=2.0):
    """Return a calibration of an analyzer in which a score lies `at` above the authentic."""
    files = made_scores.made_up(authentic=8, altered=6, apart=apart)
    own = [
        replace(f, row=replace(f.row, analyzer=setup.info.name, score=f.row.score + score - at))
        for f in files
    ]
    return made_scores.calibrated(own, setup=setup)


def scores(store, item):
    return {
        run.info.name: file_score(store.series(run.id), item.kind)
        for run in store.runs(item.id)
    }


def test_a_fresh_case_is_refused_and_calibrations_give_a_statement_everywhere(
    store, worker, item, setups, read, stated, tmp_path
):
    read()
    fresh, said = stated()
    assert fresh["whole"]["refusal"] == "no_family_calibrated"
    assert fresh["whole"]["llr"] is fresh["whole"]["propositions"] is None
    assert "no calibration applies to what was measured" in said

    found = scores(store, item)
    made = [around(found[one.info.name], one, 1.9) for one in setups]
    read(*made)
    told, said = stated()
    whole = told["whole"]
    ratios = [one["llr"] for one in whole["families"] if one["llr"] is not None]

    assert whole["refusal"] is None and len(ratios) == 2
    assert min(ratios) <= whole["llr"] <= max(ratios)
    assert whole["llr"] <= whole["bounds"][1] <= max(one.scale.bounds[1] for one in made)
    assert "F1: The medium was altered or made by one of: G0" in said
    assert "Disagreement: of the families with a ratio" in said

    target = tmp_path / "report.pdf"
    list(issue_report(store, worker, author="A. Vos", target=target))
    pages = PdfReader(BytesIO(target.read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in pages.pages).split())
    kept = json.loads(pages.attachments["report.json"][0])["exhibits"][0]["fusion"]
    assert "Evidence families together" in text and whole["statement"] in text
    at = text.index(whole["statement"])
    assert "Disagreement: of the families" in text[at : at + 900]  # beneath, on the same page
    assert kept["fusion"]["llr"] == pytest.approx(whole["llr"])


def test_families_that_contradict_each_other_are_refused(store, item, setups, read, stated):
    read()
    found = scores(store, item)
    ends = {GRID: 4.0, SPECTRUM: 0.0}
    read(*(around(found[one.info.name], one, ends[one.info.name], 4.0) for one in setups))
    told, said = stated()

    assert told["whole"]["refusal"] == "families_conflict" and told["whole"]["llr"] is None
    assert "one number would hide it" in said
    assert told["whole"]["disagreement"]["spread"] > 0.6

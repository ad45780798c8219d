"""The weight of a finding's score: by whose propositions, what was said before, and limits."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from tests import made_scores
from workbench.controls import Answer, local_rate
from workbench.model import (
    AnalyzerRun,
    Author,
    Coverage,
    Finding,
    MediaKind,
    RunState,
    ScoreSeries,
    Support,
)
from workbench.model.calibration import Method
from workbench.report import statements
from workbench.report.dossier import RunRecord
from workbench.report.evidential_content import ControlContent
from workbench.report.limitations import (
    LOCAL_RATES,
    NO_CALIBRATION,
    NO_RATE,
    RATIOS,
    limitations,
)
from workbench.report.local_controls import local_controls
from workbench.report.weighed import supported, used, weighs, weights
from workbench.report.weight_pages import likelihood

WIDTH = 480.0


@pytest.fixture(scope="module")
def made():
    return made_scores.ten_sources()


@pytest.fixture
def record():
    run = AnalyzerRun(
        media_id="m",
        info=made_scores.INFO,
        settings={},
        media_sha256="0" * 64,
        software={},
        state=RunState.FINISHED,
        coverage=Coverage(scored=1),
    )
    none = np.zeros(1, np.uint8)
    series = ScoreSeries(
        run_id=run.id,
        track_id=None,
        frames=none,
        pts=none,
        scores=np.ones(1),
        outcomes=none,
        reasons=none,
        reason_codes=("",),
    )
    return RunRecord(run=run, series=(series,))


@pytest.fixture
def said(record, made):
    """A ratio, and a later refusal, of one run."""
    told = {"media_id": "m", "run_id": record.run.id, "score": 1.0}
    ratio = Support(calibration=made.digest, llr=0.2, lower=0.1, upper=0.3, **told)
    return ratio, Support(reason="not_calibrated_for_these_conditions", **told)


def finding_of(record):
    return Finding(
        media_id="m",
        author=Author.MACHINE,
        statement="Something.",
        h1="The content was altered.",
        h2="It was not.",
        run_ids=(record.run.id,),
    )


def drawn(flowables):
    """Return the text of paragraphs and tables."""
    cells = []
    for one in flowables:
        rows = getattr(one, "_cellvalues", [[one]])
        cells += [cell for row in rows for cell in row]
    parts = [part for cell in cells for part in (cell if isinstance(cell, list) else [cell])]
    return " ".join(getattr(part, "text", str(part)) for part in parts)


def test_a_ratio_of_a_finding_begins_with_the_propositions_of_its_calibration(
    record, said, made
):
    found = weights([record], said[:1], {made.digest: made})
    told = supported(finding_of(record), found)

    assert weighs(finding_of(record), found)
    assert "C1: The medium was altered or made by: G0" in told
    assert told.index("C1: The medium") < told.index("LR 1.5")
    assert "over C2" in told or "no support for either" in told.lower()
    assert "for H1" not in told and "not H1 and H2 of a finding" in told


def test_the_row_of_a_finding_names_the_calibration_where_a_ratio_stands(record):
    entry = SimpleNamespace(
        finding=finding_of(record),
        support="said",
        alternatives=(),
        weighed=True,
        error_rates="",
    )
    exhibit = SimpleNamespace(figures=())
    names = [name for name, _ in statements._facts(exhibit, entry)]
    entry.weighed = False

    assert "Weight of the file's score under the calibration" in names
    assert "Support for H1 over H2" not in names
    assert "Support for H1 over H2" in [name for name, _ in statements._facts(exhibit, entry)]


def test_what_was_said_of_a_run_before_is_printed(record, said, made):
    [found] = weights([record], said, {made.digest: made})
    words = drawn(likelihood(SimpleNamespace(weights=(found,)), WIDTH))
    [calibration] = used([found], {made.digest: made})

    assert found.llr is None and [one.calibration for one in found.earlier] == [made.digest]
    assert "earlier: " in words and "LR 1.5" in words and made.digest[:8] in words
    assert calibration.digest == made.digest  # what an earlier ratio rests on is printed too


def test_a_ratio_by_a_confounded_calibration_is_not_printed(record, said, made):
    confounded = replace(made, tested=replace(made.tested, confounded=True))
    [found] = weights([record], said[:1], {made.digest: confounded})

    assert found.llr is None and found.lower is None
    assert "alone" in found.reason and "LR 1.5" not in found.statement


def exhibit_of(weights=(), controls=()):
    made = SimpleNamespace(
        item=SimpleNamespace(exhibit="EX-001", state=None, detail="x", stream=None),
        custody=SimpleNamespace(matches=True),
        analyzed=True,
        runs=(),
        proposed=(),
        decided=(),
        weights=weights,
        controls=controls,
    )
    made.item.state = SimpleNamespace(value="rejected")
    return made


def controls_of(*channels):
    said = [
        Answer(
            media_id=f"{number}",
            method=Method(analyzer="a", version="1", settings={}),
            kind=MediaKind.IMAGE,
            score=1.0,
            called=False,
            channel=channel,
        )
        for number, channel in enumerate(channels)
    ]
    rate = local_rate(replace(said[0], media_id="q"), said)
    return ControlContent(run_id="r", title="Trial", rate=rate, words="")


def test_limitations_do_not_deny_local_rates_nor_hide_what_has_no_ratio(record, said, made):
    ratio, *_ = weights([record], said[:1], {made.digest: made})
    silent = replace(*weights([record], [], {}), title="Other trial")
    mixed = limitations((exhibit_of((ratio, silent), (controls_of("a"),)),))
    bare = limitations((exhibit_of((silent,)),))

    assert RATIOS in mixed and LOCAL_RATES in mixed and NO_RATE not in mixed
    assert any("Other trial: no calibration" in one.text for one in mixed)
    assert NO_CALIBRATION in bare and NO_RATE in bare
    assert "error rate" not in NO_CALIBRATION.text


def test_the_table_of_controls_has_a_row_for_each_channel_and_names_what_it_supposes():
    words = drawn(local_controls([controls_of("telephone", "telephone", "")], WIDTH))

    assert "“telephone”" in words and "channel not stated" in words
    assert "0 of 3" in words and "0 of 2" in words and "0 of 1" in words
    assert "independent of one another" in words

"""Only what was measured to help speaks, tied to its value, rank, frame and region."""

import json
from contextlib import nullcontext
from dataclasses import replace

import numpy as np
import pytest
import typer
from pypdf import PdfReader
from typer.testing import CliRunner

from analyzers.catalog import available
from analyzers.references import rank_of_score
from tests.workbench.test_fusion import ITEM, run_of, series_of
from workbench import explaining, explaining_commands
from workbench.controls import share
from workbench.examination import examine, plan
from workbench.explaining import (
    Item,
    Observed,
    benefit,
    explained,
    judged,
    measured,
    ranked_items,
    unseen,
)
from workbench.intake import receive
from workbench.model import Arrival, Box, Family, Grid, Measurement, Rank, RunState, StoredMap
from workbench.report.issue import issue_report
from workbench.sample import sample_files

HOW = ("as made", "saved again")


def item_of(name, low=0.9, false=0, version="1"):
    return judged(
        Item(
            analyzer=name,
            version=version,
            title=name,
            balanced_accuracy=(0.95, low, 1.0),
            spoken=dict.fromkeys(HOW, (50, 60)),
            false={HOW[0]: (0, 60), HOW[1]: (false, 60)},
            pointing=(50, 50),
            deletion=(50, 50),
            photographs=20,
            sources=("a", "b"),
        )
    )


@pytest.fixture
def known(monkeypatch):
    """Let these items be the measured ones."""

    def put(*items):
        monkeypatch.setattr(
            explaining, "measured", lambda: {one.analyzer: one for one in items}
        )

    return put


def observed(run, score=2.0, **more):
    return Observed(run=run, series=(series_of(run, score),), **more)


def test_a_score_is_ranked_where_a_population_speaks_for_the_medium(known):
    run = run_of(Family.COMPRESSION)
    known(item_of(run.info.name))
    asked = []

    def ranking(info, item, score):
        asked.append((info.name, item.id, score))
        return Rank(97.4, 0.1, 0.9, "259 photographs")

    (told,) = explained(ITEM, [observed(run)], ranking).sentences
    assert asked == [(run.info.name, ITEM.id, 2.0)]
    assert (told.percentile, told.population) == (97.4, "259 photographs")
    assert "score at percentile 97.4 of 259 photographs" in told.text
    (bare,) = explained(ITEM, [observed(run)], lambda *_: None).sentences
    assert bare.percentile is None and "not ranked in a population" in bare.text


def test_the_stability_of_an_item_is_told_with_its_usefulness(known):
    run = run_of(Family.COMPRESSION)
    known(item_of(run.info.name, false=2))
    (told,) = explained(ITEM, [observed(run)]).sentences

    assert (told.false[HOW[1]], told.spoken[HOW[0]]) == ((2, 60), (50, 60))
    said = benefit(told)
    assert "unaltered files that speak 0 of 60 as made, 2 of 60 saved again" in said
    assert "forged 50 of 60 as made, 50 of 60 saved again" in said


def test_every_kind_that_was_measured_is_told_with_a_sentence(known):
    run = run_of(Family.COMPRESSION)
    splices = item_of(run.info.name)
    faces = replace(splices, forgeries="face forgeries", balanced_accuracy=(0.5, 0.5, 0.5))
    known(*ranked_items([faces, splices]).values())
    said = benefit(explained(ITEM, [observed(run)]).sentences[0])

    assert "0.95 (0.90 to 1.00) on splices, 0.50 (0.50 to 0.50) on face forgeries" in said


def test_what_no_speaking_photograph_leaves_open_is_told_of_photographs_not_of_files(known):
    """0 of 60 files of 20 photographs are none of 20."""
    run = run_of(Family.COMPRESSION)
    known(item_of(run.info.name))
    said = benefit(explained(ITEM, [observed(run)]).sentences[0])

    assert "the same 20 photographs every time; that none of them speaks unaltered" in said
    assert said.endswith("does not exclude up to 17 %")
    assert unseen(20) == pytest.approx(share(0, 20).upper)
    known(item_of(run.info.name, false=1))
    assert "exclude" not in benefit(explained(ITEM, [observed(run)]).sentences[0])


def test_an_analyzer_speaks_by_its_best_kind_of_forgeries_and_is_stable_on_every_kind():
    splices, faces = item_of("a", low=0.9), replace(item_of("a", low=0.7), forgeries="faces")
    other = item_of("b", low=0.8)

    both = replace(splices, beside={"faces": (0.95, 0.7, 1.0)})
    assert ranked_items([other, faces, splices]) == {"a": both, "b": other}
    past = replace(faces, version="0")
    assert ranked_items([splices, past]) == {"a": splices}  # measured of another version
    shaky = judged(replace(faces, false={HOW[0]: (10, 60)}))
    found = ranked_items([shaky, splices])["a"]
    assert found.forgeries == "splices" and not found.speaks
    assert found.why.startswith("not stable: 17 %")


@pytest.mark.parametrize(
    ("low", "false", "why"),
    [(0.9, 0, ""), (0.59, 0, "not useful enough"), (0.9, 4, "not stable: 7 %")],
)
def test_an_item_speaks_where_it_is_useful_and_stable(low, false, why):
    found = item_of("a", low, false)

    assert found.speaks is not bool(why) and found.why.startswith(why)


def test_a_sentence_holds_value_rank_population_frame_and_region(known):
    run = run_of(Family.COMPRESSION)
    known(item_of(run.info.name))
    stored = StoredMap(
        id="m",
        run_id=run.id,
        frame=0,
        pts=0.0,
        name="ghosts",
        box=Box(x=0, y=0, width=640, height=480),
        grid=Grid.UPRIGHT,
        meaning="Bright: more.",
        sha256="0" * 64,
    )
    values = np.zeros((48, 64), np.uint8)
    values[10:20, 30:40] = 220
    rank = Measurement(
        name="score", value=2.0, unit="", percentile=99.2, reference="40 photographs"
    )
    more = {"maps": (stored,), "measurements": (rank,), "values": lambda _: values}
    (told,) = explained(ITEM, [observed(run, **more)]).sentences

    assert (told.score, told.threshold, told.frame) == (2.0, 1.0, 0)
    assert (told.percentile, told.population) == (99.2, "40 photographs")
    assert told.region.box == Box(x=300, y=100, width=100, height=100)
    for part in ("score 2.00", "1.00", "percentile 99.2 of 40 photographs", "x 300 to 400"):
        assert part in told.text
    assert "rank 1 by measured usefulness: balanced accuracy 0.95" in benefit(told)


def test_the_most_useful_speaks_first_and_one_below_its_point_is_silent(known):
    runs = [run_of(Family.COMPRESSION, name) for name in ("a", "b", "c")]
    known(*(item_of(run.info.name) for run in reversed(runs)))
    scores = (2.0, 3.0, 0.5)
    found = explained(ITEM, [observed(r, s) for r, s in zip(runs, scores, strict=True)])

    assert [one.run_id for one in found.sentences] == [runs[1].id, runs[0].id]
    assert [(one.run_id, one.why) for one in found.quiet] == [
        (runs[2].id, "below its operating point")
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "no benefit of it was measured"),
        ({"version": "2"}, "measured of another version"),
        ({"false": 10}, "not stable"),
        ({"low": 0.5}, "not useful enough"),
    ],
)
def test_without_measured_benefit_nothing_is_said_however_high_the_score(known, change, why):
    run = run_of(Family.COMPRESSION)
    known(*([item_of(run.info.name, **change)] if change else []))
    found = explained(ITEM, [observed(run, 99.0)])

    assert found.sentences == () and why in found.quiet[0].why


def test_what_is_no_evidence_or_did_not_finish_is_not_even_silent(known):
    known()
    runs = [
        run_of(Family.ATTRIBUTION),
        run_of(Family.PROVENANCE),
        run_of(Family.GAZE, state=RunState.CANCELLED),
    ]
    found = explained(ITEM, [observed(run) for run in runs])

    assert found.sentences == found.quiet == ()


def test_a_medium_that_no_point_covers_is_not_spoken_of(known):
    run = run_of(Family.COMPRESSION)
    bare = replace(run, info=replace(run.info, operating_points=()))
    known(item_of(run.info.name))

    assert "no operating point" in explained(ITEM, [observed(bare)]).quiet[0].why


def test_the_items_that_are_shipped_were_measured_and_judged_by_these_rules():
    from analyzers.catalog import BUILT_IN

    versions = {one.info.name: one.info.version for one in BUILT_IN}
    found = measured()

    assert any(one.speaks for one in found.values())
    for name, one in found.items():
        assert judged(one) == one and one.version == versions[name]
        assert one.photographs >= 12 and len(one.sources) >= 3
        if one.speaks:
            assert one.pointing[0] / one.pointing[1] > 2 * one.chance
            assert one.deletion[0] / one.deletion[1] > 0.5


def test_the_command_and_the_report_say_the_same_sentences(store, worker, tmp_path):
    """A splice of the sample: two analyzers speak, and name the same region."""
    names = ["compression.ghosts", "compression.double_quantisation", "compression.error_level"]
    with sample_files() as paths:
        [path] = [one for one in paths if one.name == "portrait-spliced.jpg"]
        [found] = [one for one in receive(store, worker, [path]) if isinstance(one, Arrival)]
    item = store.item(found.exhibit)
    list(examine(store, worker, available, plan(worker, available, names), item))
    app = typer.Typer()
    app.command()(
        explaining_commands.explaining(lambda *_: nullcontext(store), lambda: rank_of_score)
    )
    words = ["c.loupe", "--exhibit", item.exhibit]
    told = CliRunner().invoke(app, [*words, "--json"], catch_exceptions=False)
    first, second = json.loads(told.stdout)["sentences"]
    lines = " ".join(CliRunner().invoke(app, words, catch_exceptions=False).stdout.split())
    target = tmp_path / "report.pdf"
    issued = {"author": "A. Vos", "target": target, "ranking": rank_of_score}
    list(issue_report(store, worker, **issued))
    pages = PdfReader(target).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())

    assert [first["rank"], second["rank"]] == [1, 2]
    assert first["region"]["box"] == second["region"]["box"]
    assert first["score"] >= first["threshold"]
    assert {one["analyzer"] for one in (first, second)} == set(names[:2])
    for one in (first, second):
        assert one["percentile"] > 90 and "authentic photographs" in one["population"]
    assert "unaltered files that speak 0 of 51 as made" in lines
    assert "unaltered files that speak 0 of 51 as made" in text
    assert "Silent: Error level: no benefit of it was measured." in lines
    assert "In sentences" in text and "no degree of support" in text
    for sentence in (first["text"], second["text"]):
        assert sentence in lines and sentence[:120] in text
    proposed = [one.statement for one in store.findings(item.id)]
    assert len(proposed) == 2 and all("is highest in x " in one for one in proposed)

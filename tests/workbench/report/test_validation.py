"""A validation report says every figure with what stands beside it, and what is missing."""

import json
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader

from workbench.errors import ReportError
from workbench.evaluation.fairness import grouping
from workbench.evaluation.figures_table import HEADS, figures_table
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import read_manifest
from workbench.evaluation.overlap import overlap
from workbench.evaluation.parts import Audits
from workbench.evaluation.protocols import homes
from workbench.evaluation.records import Found, Look, Mapped, Placed, Row, Series
from workbench.evaluation.summary import Question, summary
from workbench.model import (
    AnalyzerInfo,
    AnalyzerSetup,
    Family,
    MediaKind,
    Need,
    OperatingPoint,
    Outcome,
)
from workbench.report.validation import render_validation

INFO = AnalyzerInfo(
    name="blending.trial",
    title="Blend traces <trial>",
    version="1",
    media=frozenset(MediaKind),
    family=Family.BLENDING,
    needs=Need.FRAMES,
    reference="none",
    limitations="Made up & not measured.",
    validated_range="any",
    score_meaning="higher is more unlike",
    map_meaning="Bright is unlike.",
    operating_points=(
        OperatingPoint(kind=MediaKind.IMAGE, threshold=2.0, meaning="99 of 100 stay below"),
    ),
)
SETUP = AnalyzerSetup(info=INFO, settings={}, software={"Loupe": "0"})
SOURCES = {"studio": "", "street": "", "maker": "SwapNet", "drawer": "DrawNet"}
GRID = ("clean", "jpeg_30", "blur_2")


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory):
    """An evaluation as its command leaves it, of stills and clips with known scores."""
    folder = tmp_path_factory.mktemp("evaluation")
    rng = np.random.default_rng(0)
    rows = ["path,label,source,generator,family,domain,group,person,mask"]
    for source, generator in SOURCES.items():
        for number in range(24):
            name = f"{source}{number}.{'mp4' if number >= 20 else 'png'}"
            (folder / name).write_bytes(b"x")
            label, mask = ("altered", name) if generator else ("authentic", "")
            ends = f"{'ab'[number % 2]},{source}{number},{mask}"
            rows.append(f"{name},{label},{source},{generator},{generator[:4]},home,{ends}")
    (folder / "manifest.csv").write_text("\n".join(rows))
    manifest = read_manifest(folder / "manifest.csv")
    with Ledger(folder / "out", [SETUP]) as ledger:
        for entry in manifest.entries:
            ledger.add(_found(entry, rng))
        question = Question(
            groupings=[grouping("group", manifest.columns)], trained_on=homes(["home/Swap"])
        )
        told = summary(manifest, [SETUP], ledger, question, Audits())
    return {
        "program": "Loupe 0",
        "made_at": "2026-01-01T00:00:00+00:00",
        "software": {"Loupe": "0"},
        "reader": "offline",
        "gate": True,
        "scores_sha256": "0" * 64,
        **told,
        "grid": {"media": {}, "analyzers": {INFO.name: [_cell(told, name) for name in GRID]}},
    }


def _found(entry, rng):
    clip = entry.path.endswith("mp4")
    score = float(rng.normal() + 2 * entry.altered)
    row = Row(
        path=entry.path,
        analyzer=INFO.name,
        version="1",
        outcome=Outcome.SCORED,
        score=score,
        seconds=0.5,
    )
    look = Look(
        path=entry.path,
        sha256=entry.path,
        kind="video" if clip else "image",
        codec="png",
        traits={"log_file_size": float(rng.normal() + 2 * entry.altered)},
        thresholds={} if clip else {INFO.name: 2.0},
        called={} if clip else {INFO.name: score >= 2},
    )
    frames = tuple(score + one for one in (-1.0, 1.0))
    series = Series(
        path=entry.path,
        analyzer=INFO.name,
        faces=(0, 0),
        frames=(0, 1),
        scores=frames,
        pts=(0.0, 0.25),
    )
    mask = np.zeros((8, 8), bool)
    mask[:2] = True
    values = (rng.integers(1, 60, (8, 8)) + 90 * (mask & entry.altered)).astype(np.uint8)
    held = overlap(values, np.ones((8, 8), bool), mask if entry.altered else None)
    placed = (Placed(name="seam", frame=0, overlap=held),)
    mapped = Mapped(path=entry.path, analyzer=INFO.name, placed=placed)
    return Found(rows=[row], look=look, series=[series] if clip else [], mapped=[mapped])


def _cell(told, name):
    """One cell of the grid as if degraded copies had had the figures of the whole."""
    [one] = told["analyzers"]
    beyond = "false_positive_rate_beyond_conditions"
    rate = {"value": 0.125, "lower": 0.0, "upper": 0.5, "clusters": 24}
    source = {"name": "studio", "n": 24, "false_positive_rate": None, beyond: rate}
    kept = ("n", "figures", "seconds", "shortcut_auc", "confounded", "matched", "few_clusters")
    return {
        "kind": "image",
        "cell": name,
        **{key: one[key] for key in kept},
        "not_scored_share": 0.0,
        beyond: None,
        "sources": [source],
    }


@pytest.fixture(scope="module")
def printed(evaluated):
    text = json.dumps(evaluated, allow_nan=False).encode()
    return PdfReader(BytesIO(render_validation(evaluated, text)))


def words_of(printed):
    return " ".join(" ".join(page.extract_text() for page in printed.pages).split())


def test_every_part_of_the_evaluation_is_in_the_report(evaluated, printed):
    words = words_of(printed)
    for heading in (
        "Stills, clips and frames",
        "By source, the worst first",
        "The worst pairs",
        "Clip by clip",
        "Calibration, at an even prior",
        "Groups of group",
        "Localization: seam",
        "DF40",
        "ForgeryNet, image tasks",
        "False positives at the frozen point, by authentic source and cell",
    ):
        assert heading in words
    [one] = evaluated["analyzers"]
    for found in (one["figures"]["auc"], one["pairs"][0]["figures"]["auc"]):
        assert f"{found['value']:.3f} {found['lower']:.3f}–{found['upper']:.3f}" in words
    assert f"AUC of {one['shortcut_auc']['value']:.3f}" in words and "CONFOUNDED" in words
    assert "0.12 †" in words and "JPEG 30" in words
    assert "Blend traces <trial>" in words and "too few such pairs" in words
    assert printed.attachments["metrics.json"]


def test_what_is_withheld_of_each_source_is_printed_and_of_few_files_no_share(evaluated):
    [one] = evaluated["analyzers"]
    share = {"value": 0.25, "lower": 0.127, "upper": 0.412, "clusters": 40}
    named = {"label": "authentic", "reasons": [{"reason": "resampled", "count": 10}]}
    told = [
        {**named, "name": "studio", "n": 40, "withheld": 10, "share": share},
        {**named, "name": "street", "n": 12, "withheld": 0, "share": None, "reasons": []},
    ]
    document = {**evaluated, "analyzers": [{**one, "withheld": told}]}
    text = json.dumps(document, allow_nan=False).encode()
    words = words_of(PdfReader(BytesIO(render_validation(document, text))))
    assert "Withheld, by authentic source and by generator" in words
    assert "0.250 0.127–0.412 10 resampled" in words and "street 12 0 no data" in words
    rows = [line.split(",") for line in figures_table(document).splitlines()]
    [row] = [row for row in rows if row[1] == "withheld"]
    assert row[2:5] == ["authentic studio", "withheld_share", "0.25"] and row[8] == "40"


def test_no_word_of_a_table_is_broken_by_a_narrow_column(printed):
    lines = [line for page in printed.pages for line in page.extract_text().splitlines()]
    heads = {"shortcut", "generator", "authentic source", "AUC (95 %)", "label", "clip"}
    assert heads <= set(lines)
    assert not {"authent", "shortcu", "generat", "still"} & set(lines)


def test_missing_figures_are_a_dash_with_a_reason_and_never_a_number(evaluated, printed):
    words = words_of(printed)
    [one] = evaluated["analyzers"]
    assert one["calibration"]["given"] is None
    assert "None given: no calibration was given, or none fits" in words
    assert "No 3-way task: the manifest has no column identity" in words
    assert "nan" not in words.lower().replace("analyz", "").split()


def test_the_flat_table_has_every_figure_once(evaluated):
    lines = [line.split(",") for line in figures_table(evaluated).splitlines()]
    assert tuple(lines[0]) == HEADS
    keys = [tuple(line[:4]) for line in lines[1:]]
    assert len(keys) == len(set(keys)) > 90
    tables = {key[1] for key in keys}
    assert {"whole", "levels", "pairs", "groups group", "grid", "grid by source"} <= tables
    assert {"calibration cross_fitted", "localization at_fixed_level", "df40"} <= tables
    [auc] = [line for line in lines if line[1:4] == ["whole", "all files", "auc"]]
    [one] = evaluated["analyzers"]
    assert float(auc[4]) == pytest.approx(one["figures"]["auc"]["value"], rel=1e-5)
    assert auc[11] == "yes" and float(auc[14]) == 0.5


def test_a_page_of_another_size_is_refused(evaluated):
    with pytest.raises(ReportError):
        render_validation(evaluated, b"{}", "A3")

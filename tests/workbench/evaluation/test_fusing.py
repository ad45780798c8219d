"""Families together are judged on sources left out, beside their rivals, on the same files."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from pypdf import PdfReader

from tests import made_scores
from workbench.evaluation.calibration_making import attempts
from workbench.evaluation.fusing import AVERAGE, BEST, FUSED, KEPT_AVERAGE, PRODUCT, fusing
from workbench.model import Family, Outcome


def setup_of(family, name="trial"):
    info = replace(made_scores.INFO, name=f"{family.value}.{name}", family=family)
    return replace(made_scores.SETUP, info=info)


def judged(*told, authentic=7, altered=5, each=30):
    """Return what fusion makes of (family, scores by file) over the same made-up files."""
    files = made_scores.made_up(authentic=authentic, altered=altered, each=each)
    found = []
    for number, (family, score) in enumerate(told):
        setup = setup_of(family, str(number))
        rng = np.random.default_rng(number + 1)
        items = [
            replace(f, row=replace(f.row, analyzer=setup.info.name, score=score(rng, f)))
            for f in files
        ]
        found.append((setup, attempts(made_scores.making(setup=setup), setup, items), items))
    return fusing(found)


def apart(by):
    return lambda rng, f: float(rng.normal() + by * f.entry.altered)


def same(rng, f):
    return f.row.score


def cost(told, name):
    return told["methods"][name]["cllr"]["value"]


def test_the_same_files_are_read_by_every_method_and_refusals_are_counted():
    told = judged((Family.BLENDING, apart(2.0)), (Family.FREQUENCY, apart(2.0)))
    stated = told["refused"]["authentic"].get("stated", 0)

    assert told["families"] == ["blending", "frequency"]
    assert set(told["methods"]) == {FUSED, BEST, AVERAGE, KEPT_AVERAGE, PRODUCT}
    assert told["n"]["authentic"] == stated > 150
    assert sum(told["refused"]["authentic"].values()) == 7 * 30
    assert len(told["sources"]["authentic"]) == 7
    for found in told["methods"].values():
        assert found["cllr"]["lower"] <= found["cllr"]["value"] <= found["cllr"]["upper"] < 1
    assert set(told["fused_minus"]) == {BEST, AVERAGE, KEPT_AVERAGE, PRODUCT}
    assert told["methods"][FUSED]["auc"] > told["methods"][BEST]["auc"]


def test_families_that_read_the_very_same_thing_gain_nothing_and_the_product_overstates():
    told = judged((Family.BLENDING, same), (Family.FREQUENCY, same))

    assert cost(told, FUSED) == pytest.approx(cost(told, BEST))
    greatest = {name: told["methods"][name]["greatest"] for name in (FUSED, BEST, PRODUCT)}
    assert greatest[FUSED] == pytest.approx(greatest[BEST])
    assert greatest[PRODUCT] == pytest.approx(2 * greatest[BEST])


def test_one_that_is_refused_a_calibration_is_in_the_plain_average_alone():
    """The statement may not win by a choice that its rival was denied."""
    strong = (Family.BLENDING, apart(2.0)), (Family.FREQUENCY, apart(2.0))
    two = judged(*strong)
    told = judged(*strong, (Family.GAZE, lambda rng, f: float(rng.normal())))

    assert cost(two, AVERAGE) == cost(two, KEPT_AVERAGE)
    assert cost(told, KEPT_AVERAGE) == pytest.approx(cost(two, AVERAGE))
    assert cost(told, AVERAGE) > cost(told, KEPT_AVERAGE)
    assert "not nested" in told["how"]


def test_analyzers_of_one_family_are_one_voice():
    told = judged(
        (Family.BLENDING, same), (Family.BLENDING, same), (Family.FREQUENCY, apart(2.0))
    )
    two = judged((Family.BLENDING, same), (Family.FREQUENCY, same))

    assert told["families"] == ["blending", "frequency"]
    assert told["methods"][PRODUCT]["greatest"] <= two["methods"][PRODUCT]["greatest"] + 0.1


def test_files_that_two_readings_of_one_trace_contradict_are_refused_and_counted():
    def against(rng, f):
        """Return scores that tell the kinds, but say the reverse of two of the sources."""
        turned = f.entry.path.split("/")[0] in {"real0", "made0"}
        return float(rng.normal() + 6.0 * (f.entry.altered is not turned))

    readings = ((Family.BLENDING, apart(6.0)), (Family.BLENDING, against))
    told = judged(*readings, authentic=16, altered=14, each=8)
    refused = {label: told["refused"][label] for label in ("authentic", "altered")}

    for label, files in (("authentic", 16 * 8), ("altered", 14 * 8)):
        assert 4 < refused[label]["family_contradicts_itself"] <= 8
        assert sum(refused[label].values()) == files


def test_without_two_calibrated_families_it_is_said_why():
    told = judged((Family.BLENDING, apart(2.0)), (Family.ATTRIBUTION, apart(2.0)))

    assert told["methods"] is None and "two families" in told["why_none"]
    assert told["families"] == ["blending"]
    assert set(told["refused"]["altered"]) <= {"no_family_calibrated", "one_family_calibrated"}
    assert told["refused"]["altered"]["one_family_calibrated"] > 100


def test_unscored_files_take_no_part():
    def scored(rng, f):
        return float(rng.normal() + 2.0 * f.entry.altered)

    files = made_scores.made_up(authentic=7, altered=5, each=30)
    found = []
    for number, family in enumerate((Family.BLENDING, Family.FREQUENCY)):
        setup, rng = setup_of(family), np.random.default_rng(number)
        items = [
            replace(f, row=replace(f.row, analyzer=setup.info.name, score=scored(rng, f)))
            for f in files
        ]
        items[0] = replace(
            items[0], row=replace(items[0].row, outcome=Outcome.WITHHELD, score=None)
        )
        found.append((setup, attempts(made_scores.making(setup=setup), setup, items), items))

    assert sum(fusing(found)["refused"]["authentic"].values()) == 7 * 30 - 1


def test_the_validation_report_says_how_families_do_together():
    from reportlab.platypus import SimpleDocTemplate

    from workbench.report.style import styles
    from workbench.report.validation_fusion import fused

    styles()
    target = BytesIO()
    told = judged((Family.BLENDING, apart(2.0)), (Family.FREQUENCY, apart(2.0)))
    SimpleDocTemplate(target).build(list(fused(told, 470.0)))
    words = " ".join(page.extract_text() for page in PdfReader(target).pages).replace("\n", " ")

    assert "Evidence families together" in words and "best single family" in words
    assert f"{cost(told, FUSED):.3f}" in words
    assert "stated nowhere" in words

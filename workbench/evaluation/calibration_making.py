"""Make the calibrations of an evaluation: one per analyzer and cell, or the reason why none.

Each is tested by nested leave-one-source-out: the ratios of a source come from a fit, and
bounds, of all the others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from workbench import __version__
from workbench.calibration.applying import face_pass, ratio
from workbench.calibration.document import UNSEALED, sealed
from workbench.calibration.soundness import WORTHLESS
from workbench.calibration.weighing import NO_EVIDENCE
from workbench.evaluation.calibration import (
    brier,
    cllr,
    ece,
    even_probability,
    even_weights,
    lowest_cllr,
)
from workbench.evaluation.calibration_fit import HOW, LOGISTIC, Sample, scale
from workbench.evaluation.calibration_set import (
    Gathered,
    Learned,
    Part,
    gathered,
    lack_of,
    one_line,
    parts,
    sample_of,
)
from workbench.evaluation.items import Items
from workbench.evaluation.manifest import Manifest
from workbench.evaluation.metrics import Values
from workbench.evaluation.parts import Audits
from workbench.evaluation.shortcuts import Shortcuts
from workbench.model import AnalyzerSetup, Family, Need
from workbench.model.calibration import (
    Calibration,
    CalibrationSource,
    Cell,
    Costs,
    Method,
    Scale,
    Tested,
    Tippett,
)

H2 = "recorded by a camera and ordinarily processed, as the authentic media of the calibration"
TIPPETT_STEPS = 61


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What came of one cell: its calibration, or in words why there is none.

    `useless` is one that was made and tested, and is not to be used: the reason says why.
    """

    cell: Cell
    parts: tuple[Part, ...]
    files: Mapping[bool, int]
    calibration: Calibration | None = None
    useless: Calibration | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """What came of all cells of one analyzer, and what was left out before."""

    cells: tuple[Attempt, ...] = ()
    left_out: Mapping[str, str]
    no_cell: Mapping[str, int]
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Making:
    """By which method, of which manifest, beside which other analyzers."""

    manifest: Manifest
    setups: tuple[AnalyzerSetup, ...]
    audits: Audits
    learned: Mapping[str, Learned]
    how: str = LOGISTIC


def attempts(making: Making, setup: AnalyzerSetup, items: Items) -> Attempts:
    """Return the calibrations of one analyzer, cell by cell, those of most files first."""
    if setup.info.family in NO_EVIDENCE or not setup.info.score_meaning:
        reason = "it gives no score that could support a proposition"
        return Attempts(left_out={}, no_cell={}, reason=reason)
    learned = making.learned.get(setup.info.name, Learned())
    found = gathered(setup.info, [item for item in items if item.scored], learned)
    ordered = sorted(found.cells.items(), key=lambda one: (-len(one[1]), repr(one[0])))
    return Attempts(
        cells=tuple(_attempt(making, setup, cell, own, found) for cell, own in ordered),
        left_out=dict(sorted(found.left_out.items())),
        no_cell=dict(sorted(found.no_cell.items())),
    )


def _attempt(
    making: Making, setup: AnalyzerSetup, cell: Cell, items: Items, found: Gathered
) -> Attempt:
    of = tuple(parts(items))
    counts = Counter(item.entry.altered for item in items)
    lack = lack_of(list(of)) or _inseparable(sample_of(items))
    tried = Attempt(cell=cell, parts=of, files=counts, reason=lack)
    if tried.reason:
        return tried
    made = _made(making, setup, cell, items, found)
    reason = _useless(made, sample_of(items))
    return Attempt(
        cell=cell,
        parts=of,
        files=counts,
        calibration=None if reason else made,
        useless=made if reason else None,
        reason=reason,
    )


def _inseparable(sample: Sample) -> str:
    """Return why sources cannot be left out one by one, empty where they can."""
    for name in _names(sample):
        rest = sample.without(name)
        if rest.altered.all() or not rest.altered.any():
            return f"without {name} and the persons in it too little is left to test on"
    return ""


def _useless(made: Calibration, sample: Sample) -> str:
    """Return why a calibration that was made is not to be used, empty where it is."""
    ends = np.array([sample.scores.min(), sample.scores.max()])
    low, high = HOW[made.how](sample, sample.weights)(ends)
    if high <= low:
        return "the scores do not rise with alteration here"
    if made.scale.bounds == (0.0, 0.0):
        return "so few sources bear no ratio but one at the separation that these scores have"
    cost = made.tested.after.cllr
    if cost >= WORTHLESS:
        return f"on sources left out its ratios are worth nothing (Cllr {cost:.3f})"
    return ""


def _made(
    making: Making, setup: AnalyzerSetup, cell: Cell, items: Items, found: Gathered
) -> Calibration:
    sample, learned = sample_of(items), making.learned.get(setup.info.name, Learned())
    without = {name: scale(sample.without(name), making.how, 0) for name in _names(sample)}
    sources = tuple(_source(part, without[part.name]) for part in parts(items))
    return sealed(
        Calibration(
            digest=UNSEALED,
            method=method_of(setup, making.setups),
            title=one_line(setup.info.title),
            cell=cell,
            h1=tuple(sorted({kind for one in sources for kind in one.kinds})),
            h2=H2,
            how=making.how,
            scale=scale(sample, making.how),
            sources=sources,
            tested=_tested(sample, without, making.audits.of(items)),
            manifest=one_line(making.manifest.name),
            manifest_sha256=making.manifest.sha256,
            program=f"Loupe {__version__}",
            made_at=datetime.now(UTC).replace(microsecond=0),
            licence=one_line(
                "; ".join(dict.fromkeys(one.licence for one in sources if one.licence))
            ),
            training=one_line(learned.training),
            left_out=dict(sorted(found.left_out.items())),
        )
    )


def _names(sample: Sample) -> list[str]:
    return sorted(set(sample.sources.tolist()))


def _source(part: Part, without: Scale) -> CalibrationSource:
    return CalibrationSource(
        name=part.name,
        altered=part.altered,
        items=part.items,
        files=part.files,
        kinds=part.kinds,
        licence=part.licence,
        without=without,
    )


def method_of(setup: AnalyzerSetup, setups: tuple[AnalyzerSetup, ...]) -> Method:
    """Return what gives the scores, exactly: analyzer, settings, model, and the face pass."""
    faces = [s for s in setups if s.info.family is Family.FACES]
    reads = setup.info.needs is Need.FACES and faces
    return Method(
        analyzer=setup.info.name,
        version=setup.info.version,
        settings=dict(setup.settings),
        model_sha256=setup.model_sha256,
        faces=face_pass(faces[0].info.version, faces[0].model_sha256) if reads else "",
    )


def _tested(sample: Sample, without: Mapping[str, Scale], audit: Shortcuts) -> Tested:
    """Return how the ratios did where each file was read without its source."""
    pairs = zip(sample.scores.tolist(), sample.sources.tolist(), strict=True)
    llr = np.array([ratio(without[source], score).llr for score, source in pairs])
    weights = sample.weights
    return Tested(
        before=costs(sample.scores / np.log(10), sample),
        after=costs(llr, sample),
        lowest_cllr=lowest_cllr(sample.scores, sample.altered, weights),
        tippett=_tippett(llr, sample, weights),
        shortcut_auc=audit.auc.value if audit.auc else None,
        confounded=audit.confounded,
    )


def costs(llr: Values, sample: Sample) -> Costs:
    """Return what log10 ratios (n,) cost, every source weighing alike within its class."""
    weights = even_weights(sample.altered, sample.weights)
    given = even_probability(llr)
    return Costs(
        cllr=cllr(llr, sample.altered, sample.weights),
        ece=ece(given, sample.altered, weights),
        brier=brier(given, sample.altered, weights),
    )


def _tippett(llr: Values, sample: Sample, weights: Values) -> Tippett:
    reach = max(float(np.abs(llr).max()), 0.1)
    steps = np.linspace(-reach, reach, TIPPETT_STEPS)
    return Tippett(
        llr=tuple(steps.tolist()),
        authentic=tuple(_above(llr, weights * ~sample.altered, steps)),
        altered=tuple(_above(llr, weights * sample.altered, steps)),
    )


def _above(llr: Values, weights: Values, steps: Values) -> Iterator[float]:
    total = float(weights.sum())
    for step in steps:
        yield float(weights[llr >= step].sum()) / total

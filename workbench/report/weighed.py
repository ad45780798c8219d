"""What scores are worth as evidence, as a report says it: ratios, or why there are none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.calibration import words
from workbench.calibration.applying import NOT_AT_HAND
from workbench.calibration.conditions import told
from workbench.calibration.weighing import NO_EVIDENCE
from workbench.model import Calibration, Finding, Support
from workbench.report.dossier import RunRecord
from workbench.report.evidential_content import (
    CalibrationContent,
    EarlierWeight,
    SourceContent,
    WeightContent,
)
from workbench.report.wording import SUPPORT

WHOLE_FILE = "The ratio is of the score of the whole file, not of a segment."


def weights(
    runs: Iterable[RunRecord],
    supports: Iterable[Support],
    calibrations: Mapping[str, Calibration],
) -> tuple[WeightContent, ...]:
    """Return what the score of each run that gave one is worth; the last word on it counts."""
    said: dict[str, list[Support]] = {}
    for one in supports:
        said.setdefault(one.run_id, []).append(one)
    return tuple(
        _weight(record, said.get(record.run.id, []), calibrations)
        for record in runs
        if record.run.info.family not in NO_EVIDENCE and record.run.coverage.scored
        if record.series
    )


def _weight(
    record: RunRecord, said: Sequence[Support], calibrations: Mapping[str, Calibration]
) -> WeightContent:
    run = record.run
    if not said:
        return WeightContent(
            run_id=run.id,
            title=run.info.title,
            family=run.info.family,
            statement=words.withheld(NOT_AT_HAND, words.UNWEIGHED),
            reason=words.UNWEIGHED,
        )
    made = calibrations.get(said[-1].calibration or "")
    found = words.standing(said[-1], made)
    return WeightContent(
        run_id=run.id,
        title=run.info.title,
        family=run.info.family,
        statement=words.statement(found, made),
        llr=found.llr,
        lower=found.lower,
        upper=found.upper,
        degree="" if found.llr is None else words.verbal(found.llr),
        score=found.score,
        calibration=found.calibration or "",
        grounds=words.grounds(made) if made else "",
        propositions=words.propositions(made) if made else (),
        confounding=words.confounding(made) if made else "",
        at_bound=made is not None and words.at_bound(found, made),
        reason=words.why(found.reason or "", found.detail),
        support_id=found.id,
        earlier=tuple(_earlier(one, calibrations) for one in said[:-1]),
    )


def _earlier(one: Support, calibrations: Mapping[str, Calibration]) -> EarlierWeight:
    digest = one.calibration or ""
    return EarlierWeight(
        statement=words.statement(one, calibrations.get(digest)),
        calibration=digest,
        at=one.at,
        support_id=one.id,
    )


def supported(finding: Finding, found: Iterable[WeightContent]) -> str:
    """Return the degree of support of a finding: by the ratios of its runs, or why none."""
    own = [one for one in found if one.run_id in finding.run_ids]
    ratios = [_by_its_propositions(one) for one in own if one.llr is not None]
    if ratios:
        return f"{words.OWN_PROPOSITIONS} {' '.join(ratios)} {WHOLE_FILE}"
    refused = [f"{one.title}: {one.statement}." for one in own if one.support_id]
    return f"Inconclusive as to degree. {' '.join(refused)}" if refused else SUPPORT


def weighs(finding: Finding, found: Iterable[WeightContent]) -> bool:
    """Return whether a ratio stands for a score that a finding rests on."""
    return any(one.llr is not None and one.run_id in finding.run_ids for one in found)


def _by_its_propositions(one: WeightContent) -> str:
    c1, c2 = one.propositions
    return f"{one.title}: C1: {c1} C2: {c2} {one.statement}. {one.grounds}."


def used(
    found: Iterable[WeightContent], calibrations: Mapping[str, Calibration]
) -> Iterator[CalibrationContent]:
    """Yield each calibration that a result of the report was or had been read by, once."""
    every = list(found)
    now = [one.calibration for one in every]
    before = [past.calibration for one in every for past in one.earlier]
    digests = dict.fromkeys([*now, *before])
    yield from (_content(calibrations[digest]) for digest in digests if digest in calibrations)


def _content(made: Calibration) -> CalibrationContent:
    tested, (c1, c2) = made.tested, words.propositions(made)
    return CalibrationContent(
        digest=made.digest,
        analyzer=made.method.analyzer,
        version=made.method.version,
        title=made.title,
        conditions=told(made.cell),
        c1=c1,
        c2=c2,
        how=made.how,
        grounds=words.grounds(made),
        authentic=words.counted(made, altered=False),
        altered=words.counted(made, altered=True),
        sources=tuple(
            SourceContent(
                name=one.name, altered=one.altered, items=one.items, licence=one.licence
            )
            for one in made.sources
        ),
        bounds=made.scale.bounds,
        cllr=tested.after.cllr,
        cllr_before=tested.before.cllr,
        lowest_cllr=tested.lowest_cllr,
        ece=tested.after.ece,
        confounded=tested.confounded,
        shortcut_auc=tested.shortcut_auc,
        training=made.training,
        licence=made.licence,
        made_at=made.made_at,
        program=made.program,
        manifest_sha256=made.manifest_sha256,
    )

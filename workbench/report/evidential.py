"""Add to exhibits what their scores are worth: likelihood ratios, and this case's controls."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from workbench import fusion_words
from workbench.controls import Answer
from workbench.finding_words import error_rates
from workbench.fusion import by_track, counting, fused
from workbench.fusion_records import EVIDENCE, Material
from workbench.model import Finding
from workbench.report.content import Exhibit, FindingContent
from workbench.report.dossier import Dossier, ItemRecord
from workbench.report.evidential_content import (
    CalibrationContent,
    FusionContent,
    TrackFusion,
    WeightContent,
)
from workbench.report.local_controls import answers, controls, known
from workbench.report.scores import current
from workbench.report.track_edits import labels as track_labels
from workbench.report.weighed import supported, used, weighs, weights


def with_evidence(exhibits: Iterable[Exhibit], dossier: Dossier) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case, in its order, with the weight of their scores."""
    every = answers(dossier)
    return tuple(
        _evidence(exhibit, record, dossier, every)
        for exhibit, record in zip(exhibits, dossier.items, strict=True)
    )


def _evidence(
    exhibit: Exhibit, record: ItemRecord, dossier: Dossier, every: Sequence[Answer]
) -> Exhibit:
    found = weights(current(record.runs), record.supports, dossier.calibrations)
    here = controls(record, every)
    rates = _rates(record, {one.run_id: one.words for one in here})
    return replace(
        exhibit,
        weights=found,
        known=known(dossier).get(record.item.id),
        controls=here,
        fusion=together(record, dossier),
        explanation=record.explanation,
        proposed=_supported(exhibit.proposed, found, rates),
        decided=_supported(exhibit.decided, found, rates),
    )


def _rates(record: ItemRecord, local: Mapping[str, str]) -> Callable[[Finding], str]:
    """Return what says which error rates are known for a finding."""
    runs = {section.run.id: section.run for section in record.runs}
    return lambda finding: error_rates(finding, record.item, runs, local)


def together(record: ItemRecord, dossier: Dossier) -> FusionContent | None:
    """Return what is stated over the evidence families, None where no trace was looked for."""
    runs = {section.run.id: section for section in record.runs}
    held = Material(
        item=record.item,
        runs=counting(section.run for section in record.runs),
        series={name: section.series for name, section in runs.items()},
        supports=record.supports,
        calibrations=dossier.calibrations,
        facts={name: section.facts for name, section in runs.items()},
    )
    if not any(run.info.family in EVIDENCE for run in held.runs):
        return None
    found, names = fused(held), track_labels(record.faces.history or record.faces.tracks)
    tracks = by_track(held)
    return FusionContent(
        fusion=found,
        statement=fusion_words.statement(found),
        propositions=fusion_words.propositions(found) if found.llr is not None else (),
        disagreement=fusion_words.disagreement(found),
        families=tuple(map(fusion_words.voice, found.voices)),
        beside=fusion_words.beside(found.beside),
        tracks=tuple(
            TrackFusion(
                label=names.get(one.track_id or "", one.track_id or ""),
                fusion=one,
                disagreement=fusion_words.disagreement(one),
            )
            for one in tracks
        ),
    )


def _supported(
    findings: Iterable[FindingContent],
    found: tuple[WeightContent, ...],
    rates: Callable[[Finding], str],
) -> tuple[FindingContent, ...]:
    return tuple(
        replace(
            one,
            support=supported(one.finding, found),
            weighed=weighs(one.finding, found),
            error_rates=rates(one.finding),
        )
        for one in findings
    )


def calibrations(
    exhibits: Iterable[Exhibit], dossier: Dossier
) -> tuple[CalibrationContent, ...]:
    """Return the calibrations that any result of the report was read by."""
    every = (one for exhibit in exhibits for one in exhibit.weights)
    return tuple(used(every, dossier.calibrations))

"""Add to exhibits what their scores are worth: likelihood ratios, and this case's controls."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.controls import Answer
from workbench.report.content import Exhibit, FindingContent
from workbench.report.dossier import Dossier, ItemRecord
from workbench.report.evidential_content import CalibrationContent, WeightContent
from workbench.report.local_controls import answers, controls, known
from workbench.report.scores import current
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
    return replace(
        exhibit,
        weights=found,
        known=known(dossier).get(record.item.id),
        controls=controls(record, every),
        proposed=_supported(exhibit.proposed, found),
        decided=_supported(exhibit.decided, found),
    )


def _supported(
    findings: Iterable[FindingContent], found: tuple[WeightContent, ...]
) -> tuple[FindingContent, ...]:
    return tuple(
        replace(
            one,
            support=supported(one.finding, found),
            weighed=weighs(one.finding, found),
        )
        for one in findings
    )


def calibrations(
    exhibits: Iterable[Exhibit], dossier: Dossier
) -> tuple[CalibrationContent, ...]:
    """Return the calibrations that any result of the report was read by."""
    every = (one for exhibit in exhibits for one in exhibit.weights)
    return tuple(used(every, dossier.calibrations))

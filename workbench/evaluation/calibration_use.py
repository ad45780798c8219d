"""Fill the likelihood ratios of an evaluation from calibrations that were given, honestly.

A file that a calibration was made from, by its bytes or its source, is read by the scale that
was made without that source. Where none fits, there is no ratio, and the reason is counted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.calibration.applying import (
    chosen,
    held_apart,
    objection,
    ratio,
    source_of,
)
from workbench.calibration.weighing import NO_EVIDENCE
from workbench.evaluation.calibration_making import method_of
from workbench.evaluation.calibration_set import conditions_of, source_name
from workbench.evaluation.items import LABELS, Document, Item, Items
from workbench.evaluation.ledger import Key
from workbench.model import AnalyzerSetup
from workbench.model.calibration import Calibration, Method

APART = "read without their own source"


@dataclass
class Used:
    """The ratios of one analyzer, and of each label how many have one or why they have none."""

    ratios: dict[Key, float] = field(default_factory=dict)
    told: Mapping[bool, Counter[str]] = field(
        default_factory=lambda: {label: Counter() for label in LABELS}
    )
    apart: int = 0

    def document(self) -> Document:
        """Return how often a ratio was given and refused, by label."""
        return {
            **{
                LABELS[label]: dict(sorted(found.items())) for label, found in self.told.items()
            },
            APART.replace(" ", "_"): self.apart,
        }


def used(
    at_hand: Sequence[Calibration],
    setup: AnalyzerSetup,
    setups: Sequence[AnalyzerSetup],
    items: Items,
) -> Used:
    """Return the ratios of one analyzer's scored files by the calibrations at hand."""
    found, method = Used(), method_of(setup, tuple(setups))
    if setup.info.family not in NO_EVIDENCE:
        for item in items:
            if item.scored:
                _read(found, at_hand, method, item)
    return found


def _read(found: Used, at_hand: Sequence[Calibration], method: Method, item: Item) -> None:
    pick, score = chosen(at_hand, method, conditions_of(item)), item.row.score
    made, reason = pick.calibration, pick.reason
    sha256, source = item.look.sha256 if item.look else "", source_name(item)
    if made is not None and score is not None:
        scale = held_apart(made, sha256, source)
        reason = objection(made, scale, score)
        if not reason:
            found.apart += source_of(made, sha256, source) is not None
            found.ratios[item.entry.path, item.row.analyzer] = ratio(scale, score).llr
    found.told[item.entry.altered][reason or "given"] += 1

"""What `loupe evaluate` does about calibrations: apply those given, make and write new ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from workbench.calibration.conditions import told
from workbench.calibration.shelf import file_name, written
from workbench.evaluation.calibration_fit import LOGISTIC
from workbench.evaluation.calibration_making import Attempt, Attempts, Making, attempts
from workbench.evaluation.calibration_set import Learned
from workbench.evaluation.calibration_use import used
from workbench.evaluation.items import LABELS, Document, Item
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.manifest import Manifest
from workbench.evaluation.parts import Audits
from workbench.evaluation.summary import items_of
from workbench.model import AnalyzerSetup
from workbench.model.calibration import Calibration

FOLDER = "calibrations"


@dataclass(frozen=True, kw_only=True)
class Calibrating:
    """What is asked: whether new ones are made and how, and which given ones are applied.

    With `fuse` the families are judged together. `unseen` are the sources that no model
    learned from, `training` what the cards of models say they learned from, by analyzer.
    """

    make: bool = False
    how: str = LOGISTIC
    given: Sequence[Calibration] = ()
    unseen: frozenset[str] = frozenset()
    training: Mapping[str, str] = field(default_factory=dict)
    fuse: bool = False


def apply(
    asked: Calibrating, ledger: Ledger, manifest: Manifest, setups: Sequence[AnalyzerSetup]
) -> Document:
    """Keep the likelihood ratios of all files; return of each analyzer how often it has one.

    Ratios of an earlier call by other calibrations do not stay.
    """
    found = {
        setup.info.name: used(asked.given, setup, setups, items_of(setup, manifest, ledger))
        for setup in setups
    }
    ledger.weigh({key: llr for one in found.values() for key, llr in one.ratios.items()})
    return {name: one.document() if asked.given else None for name, one in found.items()}


def make(
    asked: Calibrating,
    ledger: Ledger,
    manifest: Manifest,
    setups: Sequence[AnalyzerSetup],
    audits: Audits,
) -> Document:
    """Make what can be made, write it below the ledger's folder, and return it by analyzer."""
    folder = ledger.folder / FOLDER
    for old in folder.glob("*.json") if folder.is_dir() else ():
        old.unlink()  # of an earlier call: what is listed is what lies there
    return {
        setup.info.name: _document(found, folder)
        for setup, found, _ in attempted(asked, ledger, manifest, setups, audits)
    }


def attempted(
    asked: Calibrating,
    ledger: Ledger,
    manifest: Manifest,
    setups: Sequence[AnalyzerSetup],
    audits: Audits,
) -> list[tuple[AnalyzerSetup, Attempts, list[Item]]]:
    """Return of each analyzer the calibrations of its files, and these files."""
    making = Making(
        manifest=manifest,
        setups=tuple(setups),
        audits=audits,
        learned={setup.info.name: _learned(asked, setup) for setup in setups},
        how=asked.how,
    )
    found = ((setup, items_of(setup, manifest, ledger)) for setup in setups)
    return [(setup, attempts(making, setup, items), items) for setup, items in found]


def _learned(asked: Calibrating, setup: AnalyzerSetup) -> Learned:
    return Learned(
        training=asked.training.get(setup.info.name, ""),
        unseen=asked.unseen,
        is_model=setup.model_sha256 is not None,
    )


def _document(found: Attempts, folder: Path) -> Document:
    for one in found.cells:
        if one.calibration is not None:
            written(one.calibration, folder / file_name(one.calibration))
    return {
        "cells": [_cell(one) for one in found.cells],
        "left_out": dict(found.left_out),
        "no_cell": dict(found.no_cell),
        "why_none": found.reason or None,
        "refused": {LABELS[label]: _refused(found, label) for label in LABELS},
    }


def _refused(found: Attempts, label: bool) -> Document:
    """Return of how many files that could have had a ratio the cell has no calibration."""
    within = [(one.files.get(label, 0), one.calibration is None) for one in found.cells]
    every = sum(count for count, _ in within)
    refused = sum(count for count, none in within if none)
    return {"files": every, "refused": refused, "share": refused / every if every else None}


def _cell(one: Attempt) -> Document:
    made = one.calibration
    return {
        "conditions": told(one.cell),
        "files": {LABELS[label]: one.files.get(label, 0) for label in LABELS},
        "items": {
            LABELS[label]: sum(p.items for p in one.parts if p.altered is label)
            for label in LABELS
        },
        "sources": {
            LABELS[label]: [p.name for p in one.parts if p.altered is label] for label in LABELS
        },
        "reason": one.reason or None,
        "calibration": _calibration(made) if made else None,
        "tried": _tested(one.useless) if one.useless else None,
    }


def _calibration(made: Calibration) -> Document:
    return {
        "file": f"{FOLDER}/{file_name(made)}",
        "digest": made.digest,
        "how": made.how,
        "h1": list(made.h1),
        **_tested(made),
    }


def _tested(made: Calibration) -> Document:
    """Return what a calibration cost on sources left out, used or not, and its bounds."""
    plain: Document = msgspec.to_builtins(made.tested)
    return {"bounds": list(made.scale.bounds), **plain}

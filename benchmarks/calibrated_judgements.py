"""Calibrate what trainings judged on collections that their networks never learned from.

    python -m benchmarks.calibrated_judgements FOLD... [--isotonic]

FOLD are folders of `loupe train --fold`, of one recipe: each holds `judged.jsonl`, the scores
of the sources left out. Every source is read by a network that never learned from it, and
calibrated without it. It says what the method of docs/calibration.md makes of such scores,
condition by condition; the networks are several, so nothing of it is a calibration of one.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from workbench.calibration.applying import ratio
from workbench.calibration.words import reach
from workbench.evaluation.calibration import lowest_cllr
from workbench.evaluation.calibration_fit import ISOTONIC, LOGISTIC, Sample, scale
from workbench.evaluation.calibration_making import costs
from workbench.model.calibration import lacking

Judged = dict[str, object]


def left_out(folders: Iterable[Path]) -> Iterator[Judged]:
    """Yield each still of a source left out once for each condition."""
    seen = set()
    for folder in folders:
        for line in (folder / "judged.jsonl").read_text(encoding="utf-8").splitlines():
            told = json.loads(line) if line.startswith("{") else {}
            key = (told.get("path"), told.get("made"), told.get("condition"))
            if told.get("side") == "left_out" and not told.get("moving") and key not in seen:
                seen.add(key)
                yield told


def sample_of(judged: list[Judged]) -> Sample:
    """Return scores of one condition as arrays."""
    return Sample(
        scores=np.array([one["score"] for one in judged], np.float64),
        altered=np.array([bool(one["made"]) for one in judged]),
        sources=np.array([str(one["source"]) for one in judged]),
        units=np.array([str(one["unit"]) for one in judged]),
    )


def row(condition: str, sample: Sample, how: str) -> str:
    """Return what comes of one condition, as a row of a table, tested without each source."""
    names = {of: sample.names(altered=of) for of in (False, True)}
    units = {of: len(set(sample.units[sample.altered == of])) for of in (False, True)}
    heads = f"| {condition} | {units[False]} / {units[True]} | "
    heads += f"{len(names[False])} / {len(names[True])} | "
    lack = lacking([(of, units[of] // len(own)) for of, own in names.items() for _ in own])
    if lack:
        return f"{heads} none: {lack} |"
    without = {name: scale(sample.without(name), how, 0) for name in set(sample.sources)}
    pairs = zip(sample.scores.tolist(), sample.sources.tolist(), strict=True)
    llr = np.array([ratio(without[source], score).llr for score, source in pairs])
    before, after = costs(sample.scores / np.log(10), sample), costs(llr, sample)
    lowest = lowest_cllr(sample.scores, sample.altered, sample.weights)
    wrong = [
        float(np.mean((llr > 0)[~sample.altered])),
        float(np.mean((llr < 0)[sample.altered])),
    ]
    return (
        f"{heads} {before.cllr:.2f} → {after.cllr:.2f} ({lowest:.2f}) | "
        f"{before.ece:.2f} → {after.ece:.2f} | {reach(scale(sample, how, 0).bounds)} | "
        f"{wrong[0]:.0%} / {wrong[1]:.0%} |"
    )


def main() -> None:
    """Print a row for each condition."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--isotonic", action="store_true")
    asked = parser.parse_args()
    judged = list(left_out(asked.folders))
    for condition in dict.fromkeys(str(one["condition"]) for one in judged):
        own = sample_of([one for one in judged if one["condition"] == condition])
        print(row(condition, own, ISOTONIC if asked.isotonic else LOGISTIC))


if __name__ == "__main__":
    main()

"""What a training on native pixels came to, and the pack that is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from analyzers.runtime.card import Calibration, Flagged, Measured, Trained, Validated
from analyzers.runtime.packs import Pack
from analyzers.training.acquainted import Taught
from analyzers.training.carding import pack_folder, with_figures, write_pack
from analyzers.training.figures import ANOTHER, FALSE_ALARMS, Table
from analyzers.training.pixels.batches import LEAST_SIDE
from analyzers.training.pixels.carding import card_of
from analyzers.training.pixels.conditions import clean
from analyzers.training.pixels.figures import (
    GATED,
    LEAST,
    PICTURES,
    figures_of,
    operating_point,
    passed,
)
from analyzers.training.pixels.judging import CUT, JudgedPicture
from analyzers.training.pixels.recipe import LAUNDERING, Degradation, PixelRecipe
from analyzers.training.pixels.three_ways import three_ways
from workbench.evaluation.logistic import fitted

__all__ = ["BEARABLE", "PixelOutcome"]

BEARABLE = 0.05  # of authentic pictures of any source may be called, to propose findings


@dataclass(frozen=True, kw_only=True)
class PixelOutcome:
    """A trained network, exported and judged."""

    recipe: PixelRecipe
    model: bytes
    training: Trained
    taught: Taught
    validated: Sequence[JudgedPicture]
    seen: Sequence[JudgedPicture]

    @property
    def point(self) -> float:
        """Return the score that few validated authentic pictures exceed, NaN without any."""
        return operating_point(self.validated)

    def figures(self) -> list[Measured]:
        """Return every figure, in no order; the card puts the worst first."""
        judged = tuple(dict.fromkeys(one.condition for one in self.seen))
        terms = replace(PICTURES, clean=clean(self.recipe.task), conditions=judged)
        told = figures_of(Table(tuple(self.seen), self.point, self.taught, terms))
        if self.recipe.task == LAUNDERING:
            told = [*three_ways(self.seen), *told]
        return told

    def pack(self, recipe: PixelRecipe, folder: Path, measured: Sequence[Measured]) -> Pack:
        """Write the pack into `folder`, with the figures that its card tells."""
        points = self._points(measured)
        card = with_figures(
            card_of(recipe, self.model, self.training),
            validated=self._range(),
            measured=measured,
            calibration=self._calibration() if points else None,
            operating_points=points,
        )
        return write_pack(pack_folder(folder, recipe), card, self.model)

    def _range(self) -> Validated:
        judged = dict.fromkeys(one.condition for one in self.seen)
        taught = ", ".join(_taught(self.recipe.degradation))
        told = f"taught {taught}; judged {', '.join(judged)}; see the figures for each"
        return Validated(
            conditions=f"Native pixels; {told}.", least_side=LEAST_SIDE[self.recipe.task]
        )

    def _calibration(self) -> Calibration:
        """Fit a straight line from scores to log10 likelihood ratios, on the validated side."""
        through = [one for one in passed(self.validated) if one.view != CUT]
        scores = np.array([one.score for one in through])
        altered = np.array([bool(one.made) for one in through])
        intercept, slope = (fitted(scores[:, None], altered) / np.log(10)).tolist()
        return Calibration(
            method="logistic regression, both classes weighing the same: llr = slope · score + "
            "intercept, log10",
            fitted_on="validated pictures that the gate lets through, under every condition",
            n=len(scores),
            parameters={"slope": round(slope, 5), "intercept": round(intercept, 5)},
        )

    def _points(self, measured: Sequence[Measured]) -> tuple[Flagged, ...]:
        """Return the operating point, unless pictures of a source reach it too often.

        Those of folds count, each at its own network's point; of what the gate lets through,
        under whatever condition.
        """
        told = [
            one
            for one in measured
            if one.quantity == PICTURES.alarms and GATED in one.conditions
        ]
        if not told or not np.isfinite(self.point):
            return ()
        if max(one.value for one in told) > BEARABLE:
            return ()
        meaning = self._meaning(told)
        return (Flagged(kind="image", threshold=round(self.point, 4), meaning=meaning),)

    def _meaning(self, alarms: Sequence[Measured]) -> str:
        authentic = {(one.path, one.frame) for one in passed(self.validated) if not one.made}
        folds = [one for one in alarms if ANOTHER in one.conditions]
        whose = "by networks of folds, at their own points" if folds else "kept back"
        return (
            f"of no source do more than {FALSE_ALARMS:.0%} of its validated authentic pictures "
            f"that the gate lets through reach it, {len(authentic)} pictures of all sources, "
            f"under all conditions taken together; of judged pictures of any source of {LEAST} "
            f"and more, {whose}, {_worst(folds or alarms)}"
        )


def _worst(alarms: Sequence[Measured]) -> str:
    """Tell the highest share with what it was counted of, and how high it may really be."""
    worst = max(alarms, key=lambda one: (one.value, one.interval or (0.0, 0.0)))
    condition = worst.conditions.partition(";")[0]
    upto = f", 95 % interval to {worst.interval[1]:.0%}" if worst.interval else ""
    return f"at worst {worst.value:.0%} of {worst.n} of {worst.source}{upto}, {condition}"


def _taught(done: Degradation) -> list[str]:
    """Say what was done to pictures that were learned from."""
    low, high = done.jpeg_quality
    told = (
        (done.smaller + done.enlarged + done.returned < 1, "as found"),
        (done.smaller, f"reduced to {done.smallest:.0%} to {done.largest:.0%} of their size"),
        (done.enlarged, "enlarged to 130% to 220%"),
        (done.returned, "reduced to 22% to 50% and enlarged again"),
        (done.blur, f"blurred by up to {done.most_blur:g} pixels"),
        (done.noise, f"with noise of up to {done.most_noise:g} levels"),
        (done.jpeg, f"saved as JPEG {low} to {high}"),
    )
    return [said for share, said in told if share]

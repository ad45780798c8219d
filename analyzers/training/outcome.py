"""What a training came to: the exported network, how it was judged, and the pack made of it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analyzers.quality.dct import ijg_table
from analyzers.runtime.card import Calibration, Flagged, Measured, Trained, Validated
from analyzers.runtime.packs import Pack
from analyzers.training import figures
from analyzers.training.acquainted import Taught
from analyzers.training.carding import card_of, pack_folder, with_figures, write_pack
from analyzers.training.faces import FaceShelf
from analyzers.training.judging import CLEAN, CONDITIONS, JPEG_BEFORE, Judged
from analyzers.training.recipe import Degradation, Recipe
from workbench.evaluation.logistic import fitted

__all__ = ["Outcome"]

DULLEST = 0.01  # of the faces learned from are less sharp than the validated range allows
COARSEST = 0.99  # of the frames learned from and judged are quantised no more coarsely
FEWEST = 30  # frames that a bound on quantisation rests on
MOST_TURNED = 0.99  # of the faces learned from are turned aside no further
CLIPS = 10  # authentic ones, on which an operating point for video is set
BEARABLE = 0.10  # of authentic faces of any source left out may be called, to propose findings


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A trained network, exported and judged.

    `apart` says that pictures of one face were degraded each by itself, as those of no file
    are: then no score is an operating point, and none is calibrated.
    """

    model: bytes
    training: Trained
    taught: Taught
    shelf: FaceShelf
    learned: Sequence[int]
    validated: Sequence[Judged]
    seen: Sequence[Judged]
    paired: bool
    apart: bool = False

    @property
    def point(self) -> float:
        """Return the score that few validated authentic faces exceed."""
        return figures.operating_point(self.validated)

    def figures(self) -> list[Measured]:
        """Return every figure, in no order; the card puts the worst first."""
        table = figures.Table(tuple(self.seen), self.point, self.taught)
        drawn = figures.of_maps(table, self.validated)
        return [*figures.figures(table, paired=self.paired), *drawn]

    def pack(self, recipe: Recipe, folder: Path, measured: Sequence[Measured]) -> Pack:
        """Write the pack into `folder`, with the figures that its card tells."""
        points = self._points(measured)
        card = with_figures(
            card_of(recipe, self.model, self.training),
            validated=self._range(recipe),
            measured=measured,
            calibration=self._calibration() if points else None,
            operating_points=points,
        )
        return write_pack(pack_folder(folder, recipe), card, self.model)

    def _range(self, recipe: Recipe) -> Validated:
        faces = [self.shelf.examples[index] for index in self.learned]
        turned = np.abs([face.yaw for face in faces])
        judged = {one.condition for one in self.seen}
        parts = [*_posed(turned), f"taught {', '.join(_degraded(recipe.degradation))}"]
        if told := [name for name in CONDITIONS if name in judged]:
            by_itself = ", each picture degraded by itself, as in no file" * self.apart
            parts.append(f"judged {', '.join(told)}{by_itself}; see the figures for each")
        sharp = [face.sharpness for face in faces]
        return Validated(
            conditions="; ".join(parts),
            least_face_width=recipe.data.least_width,
            least_sharpness=round(float(np.nanquantile(sharp, DULLEST)), 4),
            coarsest_jpeg_step=_coarsest_step(judged),
            coarsest_h264_qp=self._coarsest_qp(),
        )

    def _coarsest_qp(self) -> float | None:
        """Return up to which QP authentic frames of H.264 were learned from or judged."""
        authentic = {(one.path, one.frame) for one in self.seen if not one.made}
        taught = {self.shelf.examples[index] for index in self.learned}
        known = [
            face.quantiser
            for face in self.shelf.examples
            if face.codec == "h264" and (face in taught or (face.path, face.frame) in authentic)
        ]
        told = [quantiser for quantiser in known if np.isfinite(quantiser)]
        return round(float(np.quantile(told, COARSEST)), 1) if len(told) >= FEWEST else None

    def _calibration(self) -> Calibration:
        """Fit a straight line from scores to log10 likelihood ratios, on the validated side."""
        scores = np.array([one.score for one in self.validated])
        altered = np.array([bool(one.made) for one in self.validated])
        intercept, slope = (fitted(scores[:, None], altered) / np.log(10)).tolist()
        return Calibration(
            method="logistic regression, both classes weighing the same: llr = slope · score + "
            "intercept, log10",
            fitted_on="validated faces under every condition, altered ones as in training",
            n=len(scores),
            parameters={
                "slope": round(float(slope), 5),
                "intercept": round(float(intercept), 5),
            },
        )

    def _points(self, measured: Sequence[Measured]) -> tuple[Flagged, ...]:
        """Return the operating point, unless authentic faces of a source reach it too often.

        Those of folds count, each at its own network's point. One for video only where it was
        set on so many clips; none where faces were degraded as in no file.
        """
        told = [one for one in measured if one.quantity == figures.ALARMS]
        alarms = [one.value for one in told if one.conditions.startswith(CLEAN)]
        if self.apart or not alarms or max(alarms) > BEARABLE:
            return ()
        authentic = [one for one in self.validated if not one.made]
        n = len({(one.path, one.frame) for one in authentic})
        meaning = (
            f"{figures.FALSE_ALARMS:.0%} of {n} validated authentic faces reach it, each under "
            f"{len(authentic) // n} conditions; {_most(told)}"
        )
        return tuple(
            Flagged(kind=kind, threshold=round(self.point, 4), meaning=meaning)
            for kind in self._kinds()
        )

    def _kinds(self) -> "list[Literal['image', 'video']]":
        """Return the kinds of media that the operating point was set on."""
        clips = {one.path for one in self.validated if one.moving and not one.made}
        return ["image", "video"] if len(clips) >= CLIPS else ["image"]


def _most(alarms: Sequence[Measured]) -> str:
    """Say how many authentic faces of the worst source are called, folds by themselves."""
    told = []
    for said, networks in (
        ("of any source that was judged", [o for o in alarms if not _of_fold(o)]),
        ("by networks of folds, at their own points,", [o for o in alarms if _of_fold(o)]),
    ):
        clean = [one.value for one in networks if one.conditions.startswith(CLEAN)]
        if clean:
            worst = max(one.value for one in networks)
            told.append(
                f"{said} at most {max(clean):.0%}, {CLEAN}, and {worst:.0%} under the worst "
                "condition"
            )
    return "; ".join(told)


def _of_fold(figure: Measured) -> bool:
    return figures.ANOTHER in figure.conditions


def _coarsest_step(judged: Set[str]) -> float | None:
    """Return the mean luma step of the coarsest JPEG table that faces were judged after."""
    qualities = [quality for name, quality in JPEG_BEFORE.items() if name in judged]
    return round(float(ijg_table(min(qualities)).mean()), 1) if qualities else None


def _posed(turned: NDArray[np.float64]) -> Iterator[str]:
    """Say how far the faces are turned aside that were learned from, if that was measured."""
    if np.isfinite(turned).any():
        most = float(np.nanquantile(turned, MOST_TURNED))
        yield f"{MOST_TURNED:.0%} of the faces learned from look aside by at most {most:.0f}°"


def _degraded(done: Degradation) -> Iterator[str]:
    """Say what was done to faces that were learned from."""
    low, high = done.jpeg_quality
    yield "as found"
    if done.jpeg:
        yield f"saved as JPEG {low} to {high}"
    if done.smaller:
        yield f"reduced to as little as {done.smallest:.0%} of their size"
    for share, said in ((done.blur, "blurred"), (done.noise, "with noise")):
        if share:
            yield said

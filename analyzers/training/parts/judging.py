"""What a network of facial parts says of faces that it never saw, beside its controls.

Faces, forgeries and conditions are those by which other face networks are judged. Under the
first condition the residuals are kept too, and what takes their place in two controls: masks of
patches drawn by chance, and a blurred face where there was a restored one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from analyzers.parts.tokens import CELLS, PARTS, seen
from analyzers.runtime.onnx import Engine
from analyzers.training.faces import FaceShelf
from analyzers.training.judging import (
    CLEAN,
    CONDITIONS,
    Case,
    Judged,
    grouped,
    saved,
    told_of_case,
)
from analyzers.training.opencv import cv2
from analyzers.training.parts.batches import tokens_of
from analyzers.training.parts.forgeries import OF_PART
from workbench.model import Pixels

__all__ = ["JudgedParts", "Run", "judged_parts", "runs"]

Floats = NDArray[np.float32]
Three = tuple[float | None, float | None, float | None]
Run = Callable[[Pixels, Pixels], tuple[Floats, Floats]]

WANTED = ("score", "residuals")
NONE: Three = (None, None, None)
BLUR = 3.0  # pixels of the small face: no finer than what a restored part has


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedParts(Judged):
    """A case's score under one condition; `native` is the face's sharpness as it was found.

    Residuals are of eyes, nose and mouth, None where a part has none or under any condition but
    the first: `residuals` by the network, `patches` of as many tokens that are no part, and
    `blurred` of how far each part is from itself when the face is blurred. `forged` is the
    part that alone was forged, from 1, else 0.
    """

    native: float | None = None
    residuals: Three = NONE
    patches: Three = NONE
    blurred: Three = NONE
    forged: int = 0


def runs(engine: Engine) -> Run:
    """Return what hands small faces (n, 112, 112, 3) and parts (n, 49) to a pack's network.

    It gives scores (n,) and residuals (n, 3).
    """

    def run(faces: Pixels, parts: Pixels) -> tuple[Floats, Floats]:
        told = engine.run({"faces": faces, "parts": parts})
        named = dict(zip(engine.outputs, told, strict=True))
        scores, residuals = (np.asarray(named[one], np.float32) for one in WANTED)
        return scores, residuals

    return run


def judged_parts(
    run: Run, shelf: FaceShelf, given: Iterator[Case], conditions: Sequence[str]
) -> Iterator[JudgedParts]:
    """Yield a score for every case that has a mesh, under every condition."""
    meshed = (case for case in given if case.example.meshed)
    for group in grouped(meshed):
        parts = np.stack([tokens_of(np.array(shelf.points[case.index])) for case in group])
        for condition in conditions:
            faces = np.stack([saved(CONDITIONS[condition](case.pixels)) for case in group])
            small = seen(faces)
            scores, residuals = run(small, parts)
            told = [
                _begun(case, condition, *one)
                for case, *one in zip(group, faces, scores, strict=True)
            ]
            if condition == CLEAN:
                told = list(_compared(told, residuals, run, small, parts))
            yield from told


def _begun(case: Case, condition: str, face: Pixels, score: np.float32) -> JudgedParts:
    plain = told_of_case(case, condition, face, float(score), None)
    known = {field.name: getattr(plain, field.name) for field in fields(plain)}
    sharpness = case.example.sharpness
    native = sharpness if np.isfinite(sharpness) else None
    return JudgedParts(**known, native=native, forged=OF_PART.get(case.made, 0))


def _compared(
    told: Sequence[JudgedParts], residuals: Floats, run: Run, small: Pixels, parts: Pixels
) -> Iterator[JudgedParts]:
    """Yield what was told with its residuals, and with what the controls put in their place."""
    drawn = np.stack([_shuffled(tokens, at) for at, tokens in enumerate(parts)])
    patches = run(small, drawn)[1]
    blurred = _from_blurred(small, parts)
    shown = np.stack([(parts == number).any(1) for number in range(1, len(PARTS) + 1)], 1)
    rows = zip(told, residuals, patches, blurred, shown, strict=True)
    for one, own, other, plain, there in rows:
        yield replace(
            one,
            residuals=_three(own, there),
            patches=_three(other, there),
            blurred=_three(plain, there),
        )


def _shuffled(tokens: NDArray[np.uint8], at: int) -> NDArray[np.uint8]:
    """Return the tokens (49,) of a face in another order, always the same at this place."""
    return np.random.default_rng(at).permutation(tokens)


def _from_blurred(small: Pixels, parts: NDArray[np.uint8]) -> Floats:
    """Return how far each part (n, 3) is from itself in a blurred face, in levels."""
    blurred = np.stack([cv2.GaussianBlur(face, (0, 0), BLUR) for face in small])
    apart = np.abs(small.astype(np.float32) - blurred).mean(3)
    side = apart.shape[1] // CELLS
    cells = apart.reshape(-1, CELLS, side, CELLS, side).mean((2, 4)).reshape(len(small), -1)
    inside = [parts == number for number in range(1, len(PARTS) + 1)]
    means = [(cells * one).sum(1) / np.maximum(one.sum(1), 1) for one in inside]
    return np.asarray(np.stack(means, 1), np.float32)


def _three(values: Floats, there: NDArray[np.bool_]) -> Three:
    first, second, third = (
        float(value) if known else None for value, known in zip(values, there, strict=True)
    )
    return first, second, third

"""What a network of facial parts says of faces that it never saw, beside its controls.

Heads of folds are judged on rows of the bench. The released network is judged as it is in its
pack, on faces that are forged for it anew, with its residuals and what takes their place in a
control: a blurred face where there was a restored one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyzers.faces.parts import part_mask
from analyzers.parts.engine import given_of
from analyzers.parts.seen import PARTS
from analyzers.runtime.onnx import Engine
from analyzers.training.faces import Example, FaceShelf
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
from analyzers.training.parts.bench import Rows
from analyzers.training.parts.forgeries import ALONE
from analyzers.training.splits import unit
from workbench.model import Pixels

__all__ = ["NONE", "JudgedParts", "Run", "Three", "judged_parts", "judged_rows", "runs"]

Floats = NDArray[np.float32]
Three = tuple[float | None, float | None, float | None]
Run = Callable[[dict[str, Pixels]], dict[str, NDArray[Any]]]

NONE: Three = (None, None, None)
BLUR = 3.0  # pixels of the small face: no finer than what a restored part has
IN_PLACE = np.eye(2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedParts(Judged):
    """A case's score under one condition; `native` is the face's sharpness as it was found.

    By part, of eyes, nose and mouth, None where there is none: `misfits`; those of controls,
    whose heads are given each its own part `alone`, `patches` by chance or `detail` alone, or
    are taught `fidelity`; `residuals` by the restorer and, `blurred`, how far each part is
    from itself when the face is blurred. `forged` is the part that alone was forged, from 1.
    `columns` is what the manifest says besides.
    """

    native: float | None = None
    misfits: Three = NONE
    alone: Three = NONE
    patches: Three = NONE
    detail: Three = NONE
    fidelity: Three = NONE
    residuals: Three = NONE
    blurred: Three = NONE
    forged: int = 0
    columns: str = ""


def judged_rows(
    rows: Rows,
    examples: Sequence[Example],
    scores: Floats,
    misfits: Mapping[str, Floats],
    side: str,
) -> Iterator[JudgedParts]:
    """Yield what was judged of rows (n,) by scores (n,) and misfits (n, 3) of each kind.

    `misfits` are by the fields of `JudgedParts`.
    """
    for at in range(len(rows)):
        example, forged = examples[int(rows.index[at])], rows.forged[at]
        told = JudgedParts(
            path=example.path,
            frame=example.frame,
            source=example.source,
            unit=unit(example),
            made=str(rows.made[at]),
            family="",
            side=side,
            condition=str(rows.condition[at]),
            score=float(scores[at]),
            sharpness=float(rows.sharpness[at]),
            outside=example.outside,
            width=example.width,
            moving=example.video,
            native=_native(example),
            forged=1 + int(np.argmax(forged)) if forged.sum() == 1 else 0,
            columns=example.columns,
        )
        each: dict[str, Any] = {kind: _three(values[at]) for kind, values in misfits.items()}
        yield replace(told, **each)


def runs(engine: Engine) -> Run:
    """Return what hands inputs by name to a pack's network, and gives its outputs by name."""

    def run(given: dict[str, Pixels]) -> dict[str, NDArray[Any]]:
        return dict(zip(engine.outputs, engine.run(given), strict=True))

    return run


def judged_parts(
    run: Run, shelf: FaceShelf, given: Iterator[Case], conditions: Sequence[str]
) -> Iterator[JudgedParts]:
    """Yield a score for every case that has a mesh; of authentic faces under every condition.

    Folds tell how forged ones are told under each.
    """
    meshed = (case for case in given if case.example.meshed)
    for cases in grouped(meshed):
        for condition in conditions:
            group = [case for case in cases if condition == CLEAN or not case.made]
            if not group:
                continue
            points = [np.array(shelf.points[case.index]) for case in group]
            masks = [mask_of(mesh) for mesh in points]
            faces = [saved(CONDITIONS[condition](case.pixels)) for case in group]
            shown = given_of(faces, masks, points)
            found = run(shown)
            told = [
                _told(case, condition, face, at, found)
                for at, (case, face) in enumerate(zip(group, faces, strict=True))
            ]
            if condition == CLEAN:
                told = list(_compared(told, shown))
            yield from told


def mask_of(points: Floats) -> Pixels:
    """Return the part mask (256, 256) of an aligned face with this mesh (478, 2).

    Depth is not kept on the shelf: of triangles that look at the camera none hides another.
    """
    flat = np.column_stack([points, np.zeros(len(points), np.float32)])
    return part_mask(flat.astype(np.float32), IN_PLACE)


def _told(
    case: Case,
    condition: str,
    face: Pixels,
    at: int,
    found: Mapping[str, NDArray[Any]],
) -> JudgedParts:
    plain = told_of_case(case, condition, face, float(found["score"][at]), None)
    known = {field.name: getattr(plain, field.name) for field in fields(plain)}
    return JudgedParts(
        **known,
        native=_native(case.example),
        misfits=_three(found["misfits"][at]),
        residuals=_three(found["residuals"][at]),
        forged=_forged(case.made),
        columns=case.example.columns,
    )


def _native(example: Example) -> float | None:
    return example.sharpness if np.isfinite(example.sharpness) else None


def _forged(made: str) -> int:
    """Return the number of the part that a way forges alone, 0 where it forges others too."""
    return 1 + PARTS.index(made.partition("_")[0]) if made in ALONE else 0


def _compared(
    told: Sequence[JudgedParts], shown: Mapping[str, Pixels]
) -> Iterator[JudgedParts]:
    """Yield what was told without what parts lack that are not seen, and with the control."""
    parts = shown["parts"]
    blurred = _from_blurred(shown["faces"], parts)
    numbers = range(1, len(PARTS) + 1)
    there = np.stack([(parts == number).any((1, 2)) for number in numbers], 1)
    for one, plain, seen in zip(told, blurred, there, strict=True):
        yield replace(
            one,
            misfits=_where(one.misfits, seen),
            residuals=_where(one.residuals, seen),
            blurred=_where(_three(plain), seen),
        )


def _from_blurred(faces: Pixels, parts: Pixels) -> Floats:
    """Return how far each part (n, 3) is from itself in a blurred face, in levels."""
    blurred = np.stack([cv2.GaussianBlur(face, (0, 0), BLUR) for face in faces])
    apart = np.abs(faces.astype(np.float32) - blurred).mean(3)
    inside = [parts == number for number in range(1, len(PARTS) + 1)]
    means = [(apart * own).sum((1, 2)) / np.maximum(own.sum((1, 2)), 1) for own in inside]
    return np.asarray(np.stack(means, 1), np.float32)


def _three(values: NDArray[np.floating]) -> Three:
    first, second, third = (float(one) if np.isfinite(one) else None for one in values)
    return first, second, third


def _where(values: Three, there: NDArray[np.bool_]) -> Three:
    first, second, third = (
        value if known else None for value, known in zip(values, there, strict=True)
    )
    return first, second, third

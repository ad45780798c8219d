"""Judged faces that were written down, for tests of what is made of them."""

import msgspec
import numpy as np

from analyzers.training.judging import CLEAN
from analyzers.training.making import JUDGED, VALIDATED
from analyzers.training.parts.judging import JudgedParts


def face(number, *, made="", forged=0, shift=0.0, kind="residuals"):
    """Return a face of a person of its own; sharp ones have larger residuals of any kind."""
    chance = np.random.default_rng(number)
    sharp = number % 3 / 3 + 0.1
    values = chance.normal(10 * sharp, 1, 3)
    if forged:
        values[forged - 1] += shift
    return JudgedParts(
        path=f"{number}.jpg",
        frame=0,
        source="street",
        unit=f"person street {number}",
        made=made,
        family="part" if made else "",
        side="kept_back",
        condition=CLEAN,
        score=float(values.max()),
        sharpness=1.0,
        outside=0.0,
        width=100.0 + number % 2,
        native=sharp,
        forged=forged,
        **{one: tuple(values.tolist()) for one in {kind, "misfits"}},
    )


def keep(folder, judged, validated):
    """Write judgements where a training keeps them."""
    folder.mkdir(parents=True)
    for name, faces in ((JUDGED, judged), (VALIDATED, validated)):
        lines = b"\n".join([b"key", *map(msgspec.json.encode, faces)])
        (folder / name).write_bytes(lines)

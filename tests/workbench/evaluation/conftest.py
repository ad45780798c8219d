"""Files that were scored, made up with known truth."""

from pathlib import Path

import numpy as np
import pytest

from workbench.evaluation.items import Item
from workbench.evaluation.manifest import Entry
from workbench.evaluation.parts import Audits, Judge
from workbench.evaluation.records import Look, Row
from workbench.model import Outcome


@pytest.fixture
def judge():
    return Judge(Audits())


@pytest.fixture(scope="session")
def make_item():
    """Return a maker of one scored file; `trait` is how it looks from outside."""

    def make(path, altered, score, trait=0.0, threshold=1.0, kind="image", **columns):
        entry = Entry(path=path, file=Path(path), altered=altered, columns=columns)
        row = Row(
            path=path,
            analyzer="a",
            version="1",
            outcome=Outcome.SCORED,
            score=float(score),
            seconds=0.25,
        )
        look = Look(
            path=path,
            sha256="",
            kind=kind,
            codec="jpeg",
            traits={"log_file_size": float(trait)},
            thresholds={"a": threshold},
            called={"a": score >= threshold},
        )
        return Item(entry=entry, row=row, look=look)

    return make


@pytest.fixture(scope="session")
def collection(make_item):
    """Return a maker of a collection: two authentic sources and two generators.

    The generator `far` scores high, `near` hardly; `tell` is how much file sizes tell.
    """

    def make(each=30, tell=0.0, seed=0):
        rng = np.random.default_rng(seed)
        parts = {
            ("plain", "", "none"): 0.0,
            ("studio", "", "none"): 0.8,
            ("made", "far", "gan"): 3.0,
            ("drawn", "near", "diffusion"): 1.0,
        }
        return [
            make_item(
                f"{source}{number}.jpg",
                bool(generator),
                rng.normal() + shift,
                rng.normal() + tell * bool(generator),
                source=source,
                generator=generator,
                family=family if generator else "",
                domain="indoors" if source in {"studio", "made"} else "outdoors",
                group="ab"[number % 2],
                person=f"{source}{number}",
            )
            for (source, generator, family), shift in parts.items()
            for number in range(each)
        ]

    return make

"""Scored files with known truth, and calibrations made of them as real ones are."""

import zlib
from functools import cache
from pathlib import Path

import numpy as np

from workbench.evaluation.calibration_making import Making, attempts
from workbench.evaluation.items import Item
from workbench.evaluation.manifest import Entry, Manifest
from workbench.evaluation.parts import Audits
from workbench.evaluation.records import Look, Row
from workbench.model import AnalyzerInfo, AnalyzerSetup, Family, MediaKind, Need, Outcome

INFO = AnalyzerInfo(
    name="compression.trial",
    title="Trial",
    version="1",
    media=frozenset(MediaKind),
    family=Family.COMPRESSION,
    needs=Need.FRAMES,
    reference="none",
    limitations="none",
    validated_range="none",
    score_meaning="Higher is more unlike.",
)
SETUP = AnalyzerSetup(info=INFO, settings={"tile": 8}, software={})


def item(path, source, score, generator="", sha256=None, **columns):
    entry = Entry(
        path=path,
        file=Path(path),
        altered=bool(generator),
        columns={"source": source, "generator": generator, "licence": "CC0", **columns},
    )
    row = Row(
        path=path,
        analyzer=INFO.name,
        version="1",
        outcome=Outcome.SCORED,
        score=float(score),
    )
    look = Look(
        path=path,
        sha256=sha256 or f"{zlib.crc32(path.encode()):064x}"[::-1],
        kind="image",
        codec="jpeg",
        traits={"log_picture_size": 5.5, "jpeg_table_sum": 1500.0, "log_file_size": 4.0},
    )
    return Item(entry=entry, row=row, look=look)


def made_up(authentic=6, altered=4, each=40, apart=2.0, seed=0):
    """Return scored files of sources whose scores are normal around 0 and around `apart`."""
    rng = np.random.default_rng(seed)
    sides = [(f"real{n}", "", 0.0) for n in range(authentic)]
    sides += [(f"made{n}", f"G{n}", apart) for n in range(altered)]
    return [
        item(f"{source}/{number}.jpg", source, rng.normal() + middle, generator)
        for source, generator, middle in sides
        for number in range(each)
    ]


def making(how="logistic", learned=None, setup=SETUP):
    manifest = Manifest(
        name="m.csv", sha256="0" * 64, columns=(), entries=(), skipped={}, duplicates=0
    )
    return Making(
        manifest=manifest,
        setups=(setup,),
        audits=Audits(),
        learned=learned or {},
        how=how,
    )


def calibrated(files=None, setup=SETUP):
    """Return the one calibration of these files."""
    [cell] = attempts(making(setup=setup), setup, files or made_up()).cells
    return cell.calibration


@cache
def ten_sources():
    """Return the calibration of six authentic sources and four generators, made once."""
    return calibrated()

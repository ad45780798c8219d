"""How much scores hang on fine detail, source by source and generator by generator.

    python -m benchmarks.fine_detail MANIFEST.csv ANALYZER... [--most 30]

Reads up to so many stills of every source and generator of a manifest, always the same ones,
by networks that measure it (`frequency.upsampling`, `frequency.texture`, `laundering`,
`blending`, `synthesis`), as an examination does but with the gate of native pixels open.
Printed is how far scores move where a quarter or a half of the higher frequencies are dropped
("dependence on high frequencies"): the median over pictures, and what nine in ten stay below.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from analyzers.catalog import by_name
from analyzers.faces.face_pass import Faces
from workbench.analyzer import Method, ungated
from workbench.errors import IntakeError
from workbench.evaluation.manifest import Entry, read_manifest
from workbench.media.probe import source_of
from workbench.model import Measurement, Start
from workbench.reading import read_once

NAME = "dependence_on_high_frequencies"
HEADS = ("analyzer", "source or generator", "pictures", "median spread", "nine in ten below")


def main() -> None:
    """Read, and print a row for every analyzer and group."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("analyzers", nargs="+")
    parser.add_argument("--most", type=int, default=30, help="pictures of each")
    asked = parser.parse_args()
    methods = tuple(by_name()[name] for name in asked.analyzers)
    catalog = partial(ungated, lambda: (Faces(), *methods))
    print(f"| {' | '.join(HEADS)} |\n" + "|---" * len(HEADS) + "|")
    entries = read_manifest(asked.manifest, absolute=True).entries
    for name, among in groups(entries, asked.most):
        read = [one for entry in among for one in found(catalog(), entry)]
        for method in asked.analyzers:
            spreads = [spread for of, spread in read if of == method]
            print(f"| {' | '.join((method, name, *told(spreads)))} |", flush=True)


def told(spreads: Sequence[float]) -> tuple[str, str, str]:
    """Return how many pictures were measured, and two numbers of their spreads."""
    if not spreads:
        return "0", "–", "–"
    middle, high = np.quantile(spreads, (0.5, 0.9)).tolist()
    return str(len(spreads)), f"{middle:.2f}", f"{high:.2f}"


def groups(entries: Sequence[Entry], most: int) -> Iterator[tuple[str, list[Entry]]]:
    """Yield every source of authentic stills, and every generator, with some of its files."""
    stills: dict[str, list[Entry]] = {}
    for one in sorted(entries, key=lambda entry: entry.path):
        if one.columns.get("media") == "image" and not one.refused:
            name = one.columns.get("generator" if one.altered else "source", "")
            stills.setdefault(name, []).append(one)
    for name, among in sorted(stills.items()):
        chosen = np.random.default_rng(0).permutation(len(among))[:most]
        yield name, [among[at] for at in sorted(chosen)]


def found(methods: Sequence[Method], entry: Entry) -> Iterator[tuple[str, float]]:
    """Yield the analyzers and the spread that each measured of a picture."""
    starts = {method.info.name: Start() for method in methods}
    try:
        source = source_of(entry.file, hashlib.sha256(entry.file.read_bytes()).hexdigest())
        for name, said in read_once(lambda: methods, source, starts):
            if isinstance(said, Measurement) and said.name == NAME:
                yield name, said.value
    except IntakeError as error:
        print(f"{entry.path}: {error}")


if __name__ == "__main__":
    main()

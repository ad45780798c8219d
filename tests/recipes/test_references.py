"""Reference populations are measured again by the recipe that the product names."""

import csv
import sys

import msgspec

from analyzers.references import Population
from recipes import references


def test_it_measures_authentic_photographs_of_a_manifest(
    tmp_path, monkeypatch, scene, write_jpeg
):
    rows = []
    for n in range(3):
        write_jpeg(tmp_path / f"{n}.jpg", scene(320, 272, n))
        rows.append((f"{n}.jpg", "altered" if n == 2 else "authentic", "CC0-1.0"))
    write_jpeg(tmp_path / "small.jpg", scene(64, 64))
    manifest = tmp_path / "m.csv"
    with manifest.open("w", newline="") as file:
        csv.writer(file).writerows(
            [("path", "label", "licence"), *rows, ("small.jpg", "camera", "CC0-1.0")]
        )
    command = ["references", manifest, "-o", tmp_path, "--analyzer", "compression.error_level"]
    monkeypatch.setattr(sys, "argv", list(map(str, command)))
    references.main()

    written = (tmp_path / "compression.error_level.json").read_bytes()
    (found,) = msgspec.json.decode(written, type=tuple[Population, ...])
    assert (found.n, found.analyzer, found.codecs) == (2, "compression.error_level", ("jpeg",))
    assert found.sources[0].licence == "CC0-1.0"
    assert len(found.quantiles["score"]) == 101

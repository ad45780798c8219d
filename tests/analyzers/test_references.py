"""A percentile is one of a stated population, within its conditions, or is not given."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analyzers.catalog import BUILT_IN
from analyzers.references import (
    SMALLEST_POPULATION,
    Band,
    Population,
    band_arrays,
    deviation,
    load,
    percentile,
    population_for,
    ranked,
)
from analyzers.runtime.learned import Learned
from workbench.analyzer import Source
from workbench.model import MediaKind, Reference, Stream


@pytest.fixture
def population():
    return Population(
        analyzer="x.y",
        version="1.0",
        kind=MediaKind.IMAGE,
        population="authentic photographs",
        conditions="jpeg, shortest side from 256 pixels, 8 bit",
        n=200,
        minimum_side=256,
        maximum_depth=8,
        codecs=("jpeg",),
        sources=(),
        scores_sha256="",
        measured_with="",
        quantiles={"score": tuple(float(q) for q in range(101))},
        bands=(Band(name="c", x=(0.0, 1.0), lower=(1.0, 2.0), median=(2, 3), upper=(3, 5)),),
    )


@pytest.fixture
def source():
    stream = Stream(
        container="JPEG",
        codec="jpeg (baseline)",
        width=640,
        height=480,
        coded_width=640,
        coded_height=480,
        frame_count=1,
    )
    return Source(
        path=Path("x.jpg"), sha256="", size_bytes=1, kind=MediaKind.IMAGE, stream=stream
    )


def reference_of(quantiles):
    return Reference(
        analyzer="x.y",
        version="1",
        quantity="q",
        population="p",
        conditions="c",
        n=100,
        quantiles=tuple(quantiles),
    )


@pytest.mark.parametrize(
    ("value", "expected"), [(-1, 0), (0, 0), (25.5, 25.5), (50, 50), (100, 100), (1e9, 100)]
)
def test_a_rank_is_read_between_quantiles_and_never_extrapolated(value, expected):
    assert percentile(reference_of(range(101)), value) == pytest.approx(expected)


def test_of_equal_quantiles_the_middle_counts():
    many_zeros = [0.0] * 61 + [float(k) for k in range(1, 41)]

    assert percentile(reference_of(many_zeros), 0.0) == 30
    assert percentile(reference_of(many_zeros), 1.0) == 61


def test_ranks_agree_with_the_sample_they_come_from():
    sample = np.random.default_rng(0).normal(size=1000)
    known = reference_of(np.percentile(sample, range(101)))

    for value in (-1.5, 0.2, 1.1):
        assert percentile(known, value) == pytest.approx((sample < value).mean() * 100, abs=1)


def test_a_deviation_is_robust_and_signed():
    sample = np.append(np.random.default_rng(0).normal(3, 2, 1000), [1e6] * 20)
    known = reference_of(np.percentile(sample, range(101)))

    assert deviation(known, 7.0) == pytest.approx(2, abs=0.2)
    assert deviation(known, 1.0) == pytest.approx(-1, abs=0.2)
    assert deviation(reference_of([5.0] * 101), 9.0) == 0


def test_a_population_speaks_only_within_its_conditions(population, source):
    def changed(**stream):
        return replace(source, stream=replace(source.stream, **stream))

    assert population.covers(source)
    assert not population.covers(changed(coded_height=255))
    assert not population.covers(changed(bit_depth=16))
    assert not population.covers(changed(codec="png"))
    assert not population.covers(replace(source, kind=MediaKind.VIDEO))
    assert not replace(population, n=SMALLEST_POPULATION - 1).covers(source)
    assert replace(population, codecs=()).covers(changed(codec="png"))


def test_a_measurement_is_ranked_where_a_population_speaks(population):
    inside = ranked(population, "score", 42.0, "times", frame=3)
    unknown = ranked(population, "other", 42.0)
    outside = ranked(None, "score", 42.0)

    assert (inside.percentile, inside.frame, inside.unit) == (42.0, 3, "times")
    assert inside.reference.endswith("n = 200")
    assert unknown.percentile is unknown.reference is None
    assert outside.percentile is outside.reference is None


def test_a_band_is_read_at_the_places_of_the_curve(population):
    lower, upper, citation = band_arrays(population, "c", np.array([0.5], np.float32))

    assert (lower.tolist(), upper.tolist()) == ([1.5], [4.0])
    assert citation == population.citation
    assert band_arrays(population, "d", np.array([0.5], np.float32)) == (None, None, None)


def test_what_was_never_measured_has_no_population(source):
    class Info:
        name, version = "no.such", "1"

    assert load("no.such") == ()
    assert population_for(Info, source) is None


# Those of learned analyzers stand on the cards of their packs.
MEASURED = [analyzer for analyzer in BUILT_IN if not isinstance(analyzer, Learned)]


def on_file():
    return [(a, p) for a in BUILT_IN for p in load(a.info.name)]


def test_the_main_analyzers_have_a_population():
    names = {analyzer.info.name for analyzer, _ in on_file()}

    assert names >= {"frequency.spectrum", "compression.noise_residual"}


@pytest.mark.parametrize(
    ("analyzer", "population"), on_file(), ids=lambda one: getattr(one, "kind", "")
)
def test_every_population_on_file_is_current_and_states_itself(analyzer, population):
    assert population.analyzer == analyzer.info.name
    assert population.version == analyzer.info.version, "measure the references again"
    assert population.kind in analyzer.info.media
    assert population.n == sum(source.n for source in population.sources)
    assert len(population.scores_sha256) == 64
    assert all(source.licence for source in population.sources)
    assert "score" in population.quantiles
    for quantiles in population.quantiles.values():
        assert len(quantiles) == 101
        assert list(quantiles) == sorted(quantiles)
    for band in population.bands:
        assert len(band.x) == len(band.lower) == len(band.upper)
        assert all(low <= high for low, high in zip(band.lower, band.upper, strict=True))


def test_another_version_of_the_analyzer_has_no_population(source):
    info = next(a.info for a in BUILT_IN if a.info.name == "frequency.spectrum")

    assert population_for(info, source) is not None
    assert population_for(replace(info, version="0.0"), source) is None


@pytest.mark.parametrize("analyzer", MEASURED, ids=lambda analyzer: analyzer.info.name)
def test_an_operating_point_lies_above_99_of_100_authentic_media(analyzer):
    for point in analyzer.info.operating_points:
        [population] = [p for p in load(analyzer.info.name) if p.kind is point.kind]
        highest = 100 if point.kind is MediaKind.VIDEO else 99

        assert point.threshold >= population.quantiles["score"][highest]


@pytest.mark.parametrize("analyzer", MEASURED, ids=lambda analyzer: analyzer.info.name)
def test_an_operating_point_holds_where_its_population_speaks(analyzer):
    for point in analyzer.info.operating_points:
        [population] = [p for p in load(analyzer.info.name) if p.kind is point.kind]

        assert point.codecs == population.codecs
        assert point.minimum_side == population.minimum_side
        assert point.maximum_depth == population.maximum_depth

"""What quality predicts is fitted to scores of photographs of sources not learned from."""

import numpy as np
import pytest

from analyzers.networks.face_network import FaceNetwork
from analyzers.networks.packed import packed
from analyzers.training.synthesis.fitting import Content, Traces, _Learned, _weights, fit
from analyzers.training.synthesis.recipe import Fitting

EACH = 40


@pytest.fixture
def chance():
    return np.random.default_rng(2)


@pytest.fixture
def learned(chance):
    """Return two sources that a mark of their own tells from what a generator made."""
    groups = ["one"] * EACH + ["two"] * EACH + ["made"] * EACH
    values = chance.normal(0, 0.1, (len(groups), 3))
    for at, name in enumerate(("one", "two", "made")):
        values[[group == name for group in groups], at] += 1
    altered = np.array([group == "made" for group in groups])
    return groups, _Learned(values, altered, _weights(groups), 1.0)


def test_a_photograph_is_scored_without_what_was_learned_from_its_source(learned):
    groups, given = learned
    plain = given.values[~given.altered]
    of = groups[: 2 * EACH]
    known = given.values @ given.line()[1:] + given.line()[0]
    unseen = given.unseen(groups, plain, of)

    assert known[~given.altered].max() < 0 < known[given.altered].min()
    assert unseen.mean() > known[~given.altered].mean() + 1


def test_of_a_single_source_the_line_that_knows_it_is_all_there_is(learned):
    _, given = learned
    kept = [0, 1, 2 * EACH, 2 * EACH + 1]
    alone = _Learned(given.values[kept], given.altered[kept], np.ones(4), 1.0)
    rows = given.values[:2]

    scores = alone.unseen(["one", "one", "made", "made"], rows, ["one", "one"])
    assert np.allclose(scores, rows @ alone.line()[1:] + alone.line()[0])


def test_groups_count_by_a_power_of_their_size():
    weights = _weights(["few"] + ["many"] * 4, 0.5)

    assert weights[1:].sum() == pytest.approx(2 * weights[0])
    assert _weights(["few"] + ["many"] * 4)[1:].sum() == pytest.approx(5 / 2)


def test_a_photograph_of_poorer_quality_scores_no_more_for_that(chance):
    network = packed(FaceNetwork(96, crop=96))
    width = network.network.head.in_features
    traits = chance.normal(0, 1, (4 * EACH, 8))
    looks = chance.normal(0, 1, (4 * EACH, width))
    looks[:, :4] += traits[:, :1]  # the first trait shows in what is seen
    altered = np.arange(4 * EACH) >= 3 * EACH
    looks[altered, :4] += 2  # and so does what generators do
    named = np.repeat(["one", "two", "three", "made"], EACH).tolist()
    content = Content(embeddings=looks, altered=altered, groups=named, traits=traits[~altered])
    pairs = chance.normal(0, 1, (6 * EACH, 156))
    made = np.arange(6 * EACH) % 2 == 1
    sources = [named[at % (3 * EACH)] for at in range(6 * EACH)]
    drawn = ["drawn" if one else "found" for one in made]
    traces = Traces(
        pairs=pairs,
        made=made,
        groups=list(zip(drawn, sources, strict=True)),
        known=pairs[~made],
        traits=chance.normal(0, 1, (3 * EACH, 8)),
        sources=[("found", one) for one, of in zip(sources, made, strict=True) if not of],
    )
    told = fit(Fitting(quality_of_content=1.0), 0.5, network, content, traces)

    predicted = told.content_level.numpy()
    raw = np.corrcoef(looks[~altered] @ network.network.head.weight.numpy()[0], traits[:120, 0])
    assert raw[0, 1] > 0.3
    assert predicted[0] == max(np.abs(predicted[:8])) > 0
